@NullMarked
package io.baton.server.backup;

import org.jspecify.annotations.NullMarked;
