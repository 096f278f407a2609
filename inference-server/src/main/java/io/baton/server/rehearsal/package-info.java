/** Models that score live turns beside the champion, without a say. */
@NullMarked
package io.baton.server.rehearsal;

import org.jspecify.annotations.NullMarked;
