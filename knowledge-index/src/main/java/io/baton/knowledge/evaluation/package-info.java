/** How well articles are found. */
@NullMarked
package io.baton.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
