@NullMarked
package io.baton.escalation.policy.answer;

import org.jspecify.annotations.NullMarked;
