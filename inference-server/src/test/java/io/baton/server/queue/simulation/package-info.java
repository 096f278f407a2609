@NullMarked
package io.baton.server.queue.simulation;

import org.jspecify.annotations.NullMarked;
