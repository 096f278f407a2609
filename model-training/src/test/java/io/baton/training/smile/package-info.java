@NullMarked
package io.baton.training.smile;

import org.jspecify.annotations.NullMarked;
