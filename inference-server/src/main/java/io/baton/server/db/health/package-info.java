/** Whether the database can store what comes. */
@NullMarked
package io.baton.server.db.health;

import org.jspecify.annotations.NullMarked;
