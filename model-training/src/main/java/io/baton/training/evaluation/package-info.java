/** What a model is worth: scored conversations in, figures with intervals out. */
@NullMarked
package io.baton.training.evaluation;

import org.jspecify.annotations.NullMarked;
