/** Compact bytes of states. */
@NullMarked
package io.baton.escalation.codec;

import org.jspecify.annotations.NullMarked;
