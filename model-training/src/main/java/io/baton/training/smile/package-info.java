/** Boosted trees trained by Smile; nothing else of ours sees Smile. */
@NullMarked
package io.baton.training.smile;

import org.jspecify.annotations.NullMarked;
