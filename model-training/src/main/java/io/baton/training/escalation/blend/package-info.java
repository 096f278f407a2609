/** What models say of conversations that they did not learn from, and the blends fitted on it. */
@NullMarked
package io.baton.training.escalation.blend;

import org.jspecify.annotations.NullMarked;
