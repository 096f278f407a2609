/** What channels allow. */
@NullMarked
package io.baton.server.channel;

import org.jspecify.annotations.NullMarked;
