@NullMarked
package io.baton.server.http.body;

import org.jspecify.annotations.NullMarked;
