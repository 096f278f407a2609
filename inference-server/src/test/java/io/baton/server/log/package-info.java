@NullMarked
package io.baton.server.log;

import org.jspecify.annotations.NullMarked;
