/** What takes the place of a human who did not come. */
@NullMarked
package io.baton.server.ticket;

import org.jspecify.annotations.NullMarked;
