/** What the commands of all modules share. */
@NullMarked
package io.baton.conversation.cli;

import org.jspecify.annotations.NullMarked;
