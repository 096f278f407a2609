@NullMarked
package io.baton.training.evaluation;

import org.jspecify.annotations.NullMarked;
