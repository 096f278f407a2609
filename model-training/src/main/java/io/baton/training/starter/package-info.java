/** Trains the bundle that comes with Baton. */
@NullMarked
package io.baton.training.starter;

import org.jspecify.annotations.NullMarked;
