/**
 * Which agent a conversation goes to: requirements, agents and rules in, a choice with its
 * explanation out. Pure and deterministic.
 */
@NullMarked
package io.baton.server.routing;

import org.jspecify.annotations.NullMarked;
