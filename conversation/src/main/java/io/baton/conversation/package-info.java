/** Conversations as plain values that check themselves. */
@NullMarked
package io.baton.conversation;

import org.jspecify.annotations.NullMarked;
