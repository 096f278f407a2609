/** Commands. */
@NullMarked
package io.baton.knowledge.cli;

import org.jspecify.annotations.NullMarked;
