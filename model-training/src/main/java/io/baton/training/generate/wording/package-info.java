/** The words that are said: moves and wishes with their sentences, and how somebody types. */
@NullMarked
package io.baton.training.generate.wording;

import org.jspecify.annotations.NullMarked;
