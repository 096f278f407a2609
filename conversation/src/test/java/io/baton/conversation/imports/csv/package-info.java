@NullMarked
package io.baton.conversation.imports.csv;

import org.jspecify.annotations.NullMarked;
