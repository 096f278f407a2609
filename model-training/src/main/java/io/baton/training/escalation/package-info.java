/** Learns escalation models: targets, folds, the models themselves and their blend. */
@NullMarked
package io.baton.training.escalation;

import org.jspecify.annotations.NullMarked;
