/** How many handoffs a queue will get, and how many agents that takes. */
@NullMarked
package io.baton.server.queue.forecast;

import org.jspecify.annotations.NullMarked;
