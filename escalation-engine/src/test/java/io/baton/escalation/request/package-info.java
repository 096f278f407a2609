@NullMarked
package io.baton.escalation.request;

import org.jspecify.annotations.NullMarked;
