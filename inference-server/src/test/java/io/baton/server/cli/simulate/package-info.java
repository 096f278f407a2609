@NullMarked
package io.baton.server.cli.simulate;

import org.jspecify.annotations.NullMarked;
