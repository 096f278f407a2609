@NullMarked
package io.baton.escalation.text;

import org.jspecify.annotations.NullMarked;
