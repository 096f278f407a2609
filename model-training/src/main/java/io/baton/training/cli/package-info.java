@NullMarked
package io.baton.training.cli;

import org.jspecify.annotations.NullMarked;
