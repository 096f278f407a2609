@NullMarked
package io.baton.server.history;

import org.jspecify.annotations.NullMarked;
