@NullMarked
package io.baton.training.escalation;

import org.jspecify.annotations.NullMarked;
