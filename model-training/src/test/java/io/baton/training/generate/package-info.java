@NullMarked
package io.baton.training.generate;

import org.jspecify.annotations.NullMarked;
