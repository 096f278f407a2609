@NullMarked
package io.baton.training.metric;

import org.jspecify.annotations.NullMarked;
