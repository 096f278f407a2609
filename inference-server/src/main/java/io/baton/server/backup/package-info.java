/** All that a server keeps, in files, and back again. */
@NullMarked
package io.baton.server.backup;

import org.jspecify.annotations.NullMarked;
