@NullMarked
package io.baton.conversation.imports.rasa;

import org.jspecify.annotations.NullMarked;
