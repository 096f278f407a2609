/** A context object in other forms: as text, flat, and no larger than a target takes. Pure. */
@NullMarked
package io.baton.server.context.view;

import org.jspecify.annotations.NullMarked;
