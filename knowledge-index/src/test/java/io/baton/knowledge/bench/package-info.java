/** Benchmarks (JMH): what a search costs. */
@NullMarked
package io.baton.knowledge.bench;

import org.jspecify.annotations.NullMarked;
