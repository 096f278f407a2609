/** Faults on purpose, under load, and what must hold after them. */
@NullMarked
package io.baton.server.chaos;

import org.jspecify.annotations.NullMarked;
