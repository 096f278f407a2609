/** Webhooks while servers are killed. */
@NullMarked
package io.baton.server.chaos.webhook;

import org.jspecify.annotations.NullMarked;
