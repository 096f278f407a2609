@NullMarked
package io.baton.escalation;

import org.jspecify.annotations.NullMarked;
