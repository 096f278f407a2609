/** What goes first, and the places that customers are told. Pure. */
@NullMarked
package io.baton.server.queue.order;

import org.jspecify.annotations.NullMarked;
