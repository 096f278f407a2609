@NullMarked
package io.baton.escalation.codec;

import org.jspecify.annotations.NullMarked;
