/** A conversation's way from the bot to a human and back: states, commands and what they change. */
@NullMarked
package io.baton.conversation.handoff;

import org.jspecify.annotations.NullMarked;
