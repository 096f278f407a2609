@NullMarked
package io.baton.escalation.meaning;

import org.jspecify.annotations.NullMarked;
