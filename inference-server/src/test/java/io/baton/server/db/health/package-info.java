@NullMarked
package io.baton.server.db.health;

import org.jspecify.annotations.NullMarked;
