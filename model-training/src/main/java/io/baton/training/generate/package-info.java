/** Histories that are made up: people and bots with hidden natures, and how they get on. */
@NullMarked
package io.baton.training.generate;

import org.jspecify.annotations.NullMarked;
