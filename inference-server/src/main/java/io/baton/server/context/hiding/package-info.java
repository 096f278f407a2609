/** Hides the personal data of a whole conversation. Pure. */
@NullMarked
package io.baton.server.context.hiding;

import org.jspecify.annotations.NullMarked;
