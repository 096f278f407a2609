@NullMarked
package io.baton.server.shadow;

import org.jspecify.annotations.NullMarked;
