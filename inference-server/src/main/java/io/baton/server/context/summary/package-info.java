/** A summary of at most five lines, taken from what was said. Pure. */
@NullMarked
package io.baton.server.context.summary;

import org.jspecify.annotations.NullMarked;
