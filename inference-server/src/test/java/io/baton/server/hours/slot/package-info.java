@NullMarked
package io.baton.server.hours.slot;

import org.jspecify.annotations.NullMarked;
