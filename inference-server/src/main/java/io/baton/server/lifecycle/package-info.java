/**
 * How long data is kept, and how a customer's is given out and erased.
 *
 * <p>The retention job is a row with a time at which it is due: the server that moves the time on
 * does the work, and moves it far on when it is done. A server that dies meanwhile leaves the rest
 * to whoever comes after the lease. That is all that a scheduler would do here, so none is used.
 */
@NullMarked
package io.baton.server.lifecycle;

import org.jspecify.annotations.NullMarked;
