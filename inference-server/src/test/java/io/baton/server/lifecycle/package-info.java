@NullMarked
package io.baton.server.lifecycle;

import org.jspecify.annotations.NullMarked;
