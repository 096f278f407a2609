/**
 * Sends to hosts that others name: public addresses only, and the very ones that were looked at.
 */
@NullMarked
package io.baton.server.webhook.http;

import org.jspecify.annotations.NullMarked;
