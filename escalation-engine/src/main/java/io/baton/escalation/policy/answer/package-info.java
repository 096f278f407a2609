/** What customers answer to the offer of a human. */
@NullMarked
package io.baton.escalation.policy.answer;

import org.jspecify.annotations.NullMarked;
