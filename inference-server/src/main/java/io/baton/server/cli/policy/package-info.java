/** {@code policy}: checked, shown, compared, explained and applied. */
@NullMarked
package io.baton.server.cli.policy;

import org.jspecify.annotations.NullMarked;
