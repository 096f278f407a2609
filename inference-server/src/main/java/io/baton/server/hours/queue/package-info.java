/** Opening hours of queues as they are kept, and who can be reached when. */
@NullMarked
package io.baton.server.hours.queue;

import org.jspecify.annotations.NullMarked;
