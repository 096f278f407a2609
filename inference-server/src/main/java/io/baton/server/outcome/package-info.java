/** What became of handoffs, in the eyes of agents and of customers. */
@NullMarked
package io.baton.server.outcome;

import org.jspecify.annotations.NullMarked;
