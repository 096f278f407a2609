/** Links with which a customer does one thing once, without a key. */
@NullMarked
package io.baton.server.link;

import org.jspecify.annotations.NullMarked;
