@NullMarked
package io.baton.training.generate.wording;

import org.jspecify.annotations.NullMarked;
