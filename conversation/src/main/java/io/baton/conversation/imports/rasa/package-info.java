/** Conversations of Rasa: trackers and the events of its broker. */
@NullMarked
package io.baton.conversation.imports.rasa;

import org.jspecify.annotations.NullMarked;
