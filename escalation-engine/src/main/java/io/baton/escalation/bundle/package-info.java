/** A trained model as files: checked, versioned, without any code in them. */
@NullMarked
package io.baton.escalation.bundle;

import org.jspecify.annotations.NullMarked;
