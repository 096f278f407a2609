/** What goes to the log. */
@NullMarked
package io.baton.server.log;

import org.jspecify.annotations.NullMarked;
