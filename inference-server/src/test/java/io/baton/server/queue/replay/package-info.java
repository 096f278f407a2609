@NullMarked
package io.baton.server.queue.replay;

import org.jspecify.annotations.NullMarked;
