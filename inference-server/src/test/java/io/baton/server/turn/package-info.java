@NullMarked
package io.baton.server.turn;

import org.jspecify.annotations.NullMarked;
