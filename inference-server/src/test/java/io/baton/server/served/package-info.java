/** How tests start {@code serve} in processes of its own. */
@NullMarked
package io.baton.server.served;

import org.jspecify.annotations.NullMarked;
