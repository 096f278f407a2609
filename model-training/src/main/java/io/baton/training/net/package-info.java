/** Trains the small nets that the engine serves over the tokens of a text. */
@NullMarked
package io.baton.training.net;

import org.jspecify.annotations.NullMarked;
