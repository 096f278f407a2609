/** What goes wrong without anybody noticing, and is told to the operator. */
@NullMarked
package io.baton.server.alarm;

import org.jspecify.annotations.NullMarked;
