@NullMarked
package io.baton.training.escalation.blend;

import org.jspecify.annotations.NullMarked;
