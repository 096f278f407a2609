/** What escalation models are fitted on: conversations with targets, as rows and sequences. */
@NullMarked
package io.baton.training.escalation.table;

import org.jspecify.annotations.NullMarked;
