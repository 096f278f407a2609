/**
 * A load generator on one thread: requests start by a schedule however slowly the server answers,
 * and their latency counts from when they were meant to start, so that a stall is not hidden.
 */
@NullMarked
package io.baton.server.bench.load;

import org.jspecify.annotations.NullMarked;
