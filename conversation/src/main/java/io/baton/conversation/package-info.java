@NullMarked
package io.baton.conversation;

import org.jspecify.annotations.NullMarked;
