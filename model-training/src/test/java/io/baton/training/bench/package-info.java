/** Benchmarks (JMH): what a turn costs. */
@NullMarked
package io.baton.training.bench;

import org.jspecify.annotations.NullMarked;
