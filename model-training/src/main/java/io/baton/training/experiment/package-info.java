@NullMarked
package io.baton.training.experiment;

import org.jspecify.annotations.NullMarked;
