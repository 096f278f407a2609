/** Measures a server over HTTP: {@code ./baton bench http}. */
@NullMarked
package io.baton.server.bench;

import org.jspecify.annotations.NullMarked;
