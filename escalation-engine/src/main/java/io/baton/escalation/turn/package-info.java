/** What the engine sees of a turn and of the conversation around it. */
@NullMarked
package io.baton.escalation.turn;

import org.jspecify.annotations.NullMarked;
