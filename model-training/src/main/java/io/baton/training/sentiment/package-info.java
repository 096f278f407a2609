@NullMarked
package io.baton.training.sentiment;

import org.jspecify.annotations.NullMarked;
