@NullMarked
package io.baton.training.linear;

import org.jspecify.annotations.NullMarked;
