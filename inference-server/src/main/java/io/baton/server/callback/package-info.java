/** Callbacks in slots that customers pick: booked, moved, cancelled, and due. */
@NullMarked
package io.baton.server.callback;

import org.jspecify.annotations.NullMarked;
