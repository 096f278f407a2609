/** Conversations that wait for an agent: their order, their places, who takes them. */
@NullMarked
package io.baton.server.queue;

import org.jspecify.annotations.NullMarked;
