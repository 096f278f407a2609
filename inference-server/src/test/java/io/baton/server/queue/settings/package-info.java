@NullMarked
package io.baton.server.queue.settings;

import org.jspecify.annotations.NullMarked;
