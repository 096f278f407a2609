/** Measures whether a server's memory stays flat: {@code ./baton bench memory}. */
@NullMarked
package io.baton.server.bench.memory;

import org.jspecify.annotations.NullMarked;
