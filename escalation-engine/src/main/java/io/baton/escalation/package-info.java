/** The pure function from a state and a turn to a decision. */
@NullMarked
package io.baton.escalation;

import org.jspecify.annotations.NullMarked;
