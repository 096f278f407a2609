/** What a trained model answers, whatever it is made of. */
@NullMarked
package io.baton.escalation.model;

import org.jspecify.annotations.NullMarked;
