@NullMarked
package io.baton.escalation.policy.keyword;

import org.jspecify.annotations.NullMarked;
