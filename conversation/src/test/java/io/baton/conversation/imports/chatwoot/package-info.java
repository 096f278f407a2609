@NullMarked
package io.baton.conversation.imports.chatwoot;

import org.jspecify.annotations.NullMarked;
