/** The same request sent again has no second effect and gets the same answer. */
@NullMarked
package io.baton.server.http.idempotency;

import org.jspecify.annotations.NullMarked;
