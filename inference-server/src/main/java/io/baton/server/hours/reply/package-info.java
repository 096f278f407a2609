/** How long a first reply takes: measured, told to customers, and whether that was kept. */
@NullMarked
package io.baton.server.hours.reply;

import org.jspecify.annotations.NullMarked;
