/** Conversations that are over, as histories to learn from. */
@NullMarked
package io.baton.server.history;

import org.jspecify.annotations.NullMarked;
