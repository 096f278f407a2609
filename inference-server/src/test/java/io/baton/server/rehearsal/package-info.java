@NullMarked
package io.baton.server.rehearsal;

import org.jspecify.annotations.NullMarked;
