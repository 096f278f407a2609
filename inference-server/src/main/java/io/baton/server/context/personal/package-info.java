/** Personal data in what people write: where it stands, and how it looks when hidden. Pure. */
@NullMarked
package io.baton.server.context.personal;

import org.jspecify.annotations.NullMarked;
