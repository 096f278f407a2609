/** Things that are to be done at a time, kept in the database, each done by one of its servers. */
@NullMarked
package io.baton.server.db.timer;

import org.jspecify.annotations.NullMarked;
