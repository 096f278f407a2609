/** Typed values in what customers write, by patterns. Pure. */
@NullMarked
package io.baton.server.context.entity;

import org.jspecify.annotations.NullMarked;
