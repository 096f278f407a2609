/** Histories as training and evaluation read them: several files, of either shape. */
@NullMarked
package io.baton.training.history;

import org.jspecify.annotations.NullMarked;
