@NullMarked
package io.baton.training.escalation.table;

import org.jspecify.annotations.NullMarked;
