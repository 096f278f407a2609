@NullMarked
package io.baton.training.dl4j;

import org.jspecify.annotations.NullMarked;
