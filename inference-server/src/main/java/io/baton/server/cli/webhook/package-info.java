/** Commands about webhooks. */
@NullMarked
package io.baton.server.cli.webhook;

import org.jspecify.annotations.NullMarked;
