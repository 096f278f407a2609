/** What words mean, by a lexicon of five languages that was written by hand. */
@NullMarked
package io.baton.escalation.meaning;

import org.jspecify.annotations.NullMarked;
