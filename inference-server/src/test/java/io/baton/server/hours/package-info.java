@NullMarked
package io.baton.server.hours;

import org.jspecify.annotations.NullMarked;
