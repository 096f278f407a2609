@NullMarked
package io.baton.escalation.kernel;

import org.jspecify.annotations.NullMarked;
