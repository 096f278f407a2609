@NullMarked
package io.baton.server.db.timer;

import org.jspecify.annotations.NullMarked;
