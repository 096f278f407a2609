/** Work beside the requests. */
@NullMarked
package io.baton.server.background;

import org.jspecify.annotations.NullMarked;
