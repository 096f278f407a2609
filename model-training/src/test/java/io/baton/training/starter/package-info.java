@NullMarked
package io.baton.training.starter;

import org.jspecify.annotations.NullMarked;
