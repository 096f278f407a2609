/** A turn's text, cut into tokens once for everybody who reads it. */
@NullMarked
package io.baton.escalation.text;

import org.jspecify.annotations.NullMarked;
