/** Signs as the Standard Webhooks specification says. */
@NullMarked
package io.baton.server.webhook.sign;

import org.jspecify.annotations.NullMarked;
