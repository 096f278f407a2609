/** Explicit requests for a human, and a bot's promises of one, in five languages. */
@NullMarked
package io.baton.escalation.request;

import org.jspecify.annotations.NullMarked;
