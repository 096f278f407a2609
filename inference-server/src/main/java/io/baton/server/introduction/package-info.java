/** Who comes to a customer and when, as far as they may be told. */
@NullMarked
package io.baton.server.introduction;

import org.jspecify.annotations.NullMarked;
