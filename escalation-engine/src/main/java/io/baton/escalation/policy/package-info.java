/** What to do about risk and signals: a versioned file of thresholds, rules and a ladder. */
@NullMarked
package io.baton.escalation.policy;

import org.jspecify.annotations.NullMarked;
