@NullMarked
package io.baton.conversation.imports;

import org.jspecify.annotations.NullMarked;
