@NullMarked
package io.baton.server.queue.order;

import org.jspecify.annotations.NullMarked;
