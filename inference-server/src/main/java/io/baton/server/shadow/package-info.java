/** Models that score live turns beside the champion, without a say. */
@NullMarked
package io.baton.server.shadow;

import org.jspecify.annotations.NullMarked;
