/** The language that customers write in, by the words that every sentence has. */
@NullMarked
package io.baton.server.queue.language;

import org.jspecify.annotations.NullMarked;
