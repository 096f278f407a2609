@NullMarked
package io.baton.escalation.model;

import org.jspecify.annotations.NullMarked;
