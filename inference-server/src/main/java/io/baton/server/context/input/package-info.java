/** What a context object is made of. */
@NullMarked
package io.baton.server.context.input;

import org.jspecify.annotations.NullMarked;
