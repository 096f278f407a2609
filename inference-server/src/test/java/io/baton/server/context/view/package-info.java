/** Tests of this part of the context object. */
@NullMarked
package io.baton.server.context.view;

import org.jspecify.annotations.NullMarked;
