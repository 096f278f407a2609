/** What the engine says after a turn, and what it rests on. */
@NullMarked
package io.baton.conversation.decision;

import org.jspecify.annotations.NullMarked;
