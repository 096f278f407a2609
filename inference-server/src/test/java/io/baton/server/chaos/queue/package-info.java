/** Queues under fault: assignments are held against the events that tell of them. */
@NullMarked
package io.baton.server.chaos.queue;

import org.jspecify.annotations.NullMarked;
