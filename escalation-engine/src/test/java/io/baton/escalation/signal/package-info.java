@NullMarked
package io.baton.escalation.signal;

import org.jspecify.annotations.NullMarked;
