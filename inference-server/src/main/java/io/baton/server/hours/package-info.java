/** When people answer: opening hours of queues, and the time that counts while they are open. */
@NullMarked
package io.baton.server.hours;

import org.jspecify.annotations.NullMarked;
