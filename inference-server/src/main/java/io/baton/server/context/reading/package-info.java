/** What can be read out of the turns of a conversation: intents, attempts, mood, reason. Pure. */
@NullMarked
package io.baton.server.context.reading;

import org.jspecify.annotations.NullMarked;
