/** Who may connect to the embedded PostgreSQL. */
@NullMarked
package io.baton.server.db.access;

import org.jspecify.annotations.NullMarked;
