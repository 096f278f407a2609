/** Conversations in tables, a turn a row. */
@NullMarked
package io.baton.conversation.imports.csv;

import org.jspecify.annotations.NullMarked;
