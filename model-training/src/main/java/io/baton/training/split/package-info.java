@NullMarked
package io.baton.training.split;

import org.jspecify.annotations.NullMarked;
