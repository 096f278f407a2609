/** The tone of a text. */
@NullMarked
package io.baton.escalation.sentiment;

import org.jspecify.annotations.NullMarked;
