@NullMarked
package io.baton.escalation.policy.words;

import org.jspecify.annotations.NullMarked;
