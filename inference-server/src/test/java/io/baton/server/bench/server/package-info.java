/** Servers that are measured: processes of their own. */
@NullMarked
package io.baton.server.bench.server;

import org.jspecify.annotations.NullMarked;
