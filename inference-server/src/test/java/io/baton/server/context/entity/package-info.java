/** Tests of this part of the context object. */
@NullMarked
package io.baton.server.context.entity;

import org.jspecify.annotations.NullMarked;
