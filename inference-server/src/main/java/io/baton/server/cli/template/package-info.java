/** {@code templates}: listed, checked and tried without a server. */
@NullMarked
package io.baton.server.cli.template;

import org.jspecify.annotations.NullMarked;
