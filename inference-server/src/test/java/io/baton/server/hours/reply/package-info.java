@NullMarked
package io.baton.server.hours.reply;

import org.jspecify.annotations.NullMarked;
