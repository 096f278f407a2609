/** Slots in which customers can be called back: offered from opening hours and real capacity. */
@NullMarked
package io.baton.server.hours.slot;

import org.jspecify.annotations.NullMarked;
