/** Plays scripted conversations against a running server and shows what it answers. */
@NullMarked
package io.baton.server.demo;

import org.jspecify.annotations.NullMarked;
