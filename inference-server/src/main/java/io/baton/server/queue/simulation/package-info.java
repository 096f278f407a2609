/** Days of a queue in seconds: the real services and the real database on a virtual clock. */
@NullMarked
package io.baton.server.queue.simulation;

import org.jspecify.annotations.NullMarked;
