@NullMarked
package io.baton.server.http.limit;

import org.jspecify.annotations.NullMarked;
