/** Tests of the context object as a whole. */
@NullMarked
package io.baton.server.context;

import org.jspecify.annotations.NullMarked;
