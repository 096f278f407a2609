@NullMarked
package io.baton.escalation.turn;

import org.jspecify.annotations.NullMarked;
