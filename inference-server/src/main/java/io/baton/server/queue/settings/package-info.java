/** How a queue orders and routes its conversations, and how that is written. */
@NullMarked
package io.baton.server.queue.settings;

import org.jspecify.annotations.NullMarked;
