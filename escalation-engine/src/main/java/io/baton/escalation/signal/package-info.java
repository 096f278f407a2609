/** Signs that a human may be needed: one small detector each, over a state of bounded size. */
@NullMarked
package io.baton.escalation.signal;

import org.jspecify.annotations.NullMarked;
