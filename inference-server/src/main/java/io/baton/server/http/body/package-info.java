/** Bodies of requests, field by field: what is unknown or out of range is refused by its path. */
@NullMarked
package io.baton.server.http.body;

import org.jspecify.annotations.NullMarked;
