/** A model's report: one self-contained HTML page of pictures, drawn without outside hosts. */
@NullMarked
package io.baton.training.report;

import org.jspecify.annotations.NullMarked;
