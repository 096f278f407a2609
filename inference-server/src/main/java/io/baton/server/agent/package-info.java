/** Agents: what they can do, what they may serve, whether they are there. */
@NullMarked
package io.baton.server.agent;

import org.jspecify.annotations.NullMarked;
