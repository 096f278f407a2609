@NullMarked
package io.baton.escalation.policy;

import org.jspecify.annotations.NullMarked;
