/** The way of conversations to a human and back: who owns them, what changes that, and by whom. */
@NullMarked
package io.baton.server.handoff;

import org.jspecify.annotations.NullMarked;
