/** Delivers events at least once, those of a conversation in order. */
@NullMarked
package io.baton.server.webhook.delivery;

import org.jspecify.annotations.NullMarked;
