/** How much each key and each workspace may ask for. */
@NullMarked
package io.baton.server.http.limit;

import org.jspecify.annotations.NullMarked;
