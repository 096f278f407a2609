/** The context object of a handoff: what an agent gets to go on where the bot stopped. */
@NullMarked
package io.baton.server.context;

import org.jspecify.annotations.NullMarked;
