/**
 * Measures of how good a prediction is: pure functions over scores and labels, with the formula and
 * its source at each. A measure that its data cannot define (such as a ranking without both
 * classes) is {@code NaN}; a mistake of the caller (such as arrays of different length) is an
 * {@link IllegalArgumentException}.
 */
@NullMarked
package io.baton.training.metric;

import org.jspecify.annotations.NullMarked;
