@NullMarked
package io.baton.server.queue;

import org.jspecify.annotations.NullMarked;
