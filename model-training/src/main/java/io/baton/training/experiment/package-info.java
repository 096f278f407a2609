/** Experiments as files: data with checksums, options, and the figures that are expected. */
@NullMarked
package io.baton.training.experiment;

import org.jspecify.annotations.NullMarked;
