/** Conversations of Chatwoot: pages of its API and its webhooks. */
@NullMarked
package io.baton.conversation.imports.chatwoot;

import org.jspecify.annotations.NullMarked;
