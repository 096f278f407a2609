/** Queues, what waits in them and what was measured, as they are kept. */
@NullMarked
package io.baton.server.queue.item;

import org.jspecify.annotations.NullMarked;
