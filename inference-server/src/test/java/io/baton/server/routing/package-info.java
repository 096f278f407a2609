@NullMarked
package io.baton.server.routing;

import org.jspecify.annotations.NullMarked;
