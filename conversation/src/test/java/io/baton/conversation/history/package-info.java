@NullMarked
package io.baton.conversation.history;

import org.jspecify.annotations.NullMarked;
