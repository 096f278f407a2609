/** What a model is told of a turn and of what went before: one path for training and serving. */
@NullMarked
package io.baton.escalation.feature;

import org.jspecify.annotations.NullMarked;
