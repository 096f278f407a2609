/** Conversations and turns in PostgreSQL. */
@NullMarked
package io.baton.server.turn.store;

import org.jspecify.annotations.NullMarked;
