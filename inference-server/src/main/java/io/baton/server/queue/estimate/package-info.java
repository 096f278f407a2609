/** How long somebody who waits will wait: measured times, or queueing theory where few are. */
@NullMarked
package io.baton.server.queue.estimate;

import org.jspecify.annotations.NullMarked;
