@NullMarked
package io.baton.training.report;

import org.jspecify.annotations.NullMarked;
