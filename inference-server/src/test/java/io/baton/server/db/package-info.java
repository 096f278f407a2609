@NullMarked
package io.baton.server.db;

import org.jspecify.annotations.NullMarked;
