/** Phrases of an operator in what a customer writes: exactly, inflected or misspelt. */
@NullMarked
package io.baton.escalation.policy.keyword;

import org.jspecify.annotations.NullMarked;
