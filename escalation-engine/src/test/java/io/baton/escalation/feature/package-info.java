@NullMarked
package io.baton.escalation.feature;

import org.jspecify.annotations.NullMarked;
