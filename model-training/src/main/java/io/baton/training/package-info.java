/** Histories in, bundle out: trainers, evaluation and their commands. */
@NullMarked
package io.baton.training;

import org.jspecify.annotations.NullMarked;
