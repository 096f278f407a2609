@NullMarked
package io.baton.server.queue.estimate;

import org.jspecify.annotations.NullMarked;
