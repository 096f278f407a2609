/** What past handoffs would have met under other rules. Pure. */
@NullMarked
package io.baton.server.queue.replay;

import org.jspecify.annotations.NullMarked;
