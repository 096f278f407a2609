@NullMarked
package io.baton.escalation.bundle;

import org.jspecify.annotations.NullMarked;
