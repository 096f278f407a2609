/** What happened in conversations, in order, for whoever follows it. */
@NullMarked
package io.baton.server.event;

import org.jspecify.annotations.NullMarked;
