@NullMarked
package io.baton.server.handoff;

import org.jspecify.annotations.NullMarked;
