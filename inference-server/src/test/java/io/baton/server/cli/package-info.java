@NullMarked
package io.baton.server.cli;

import org.jspecify.annotations.NullMarked;
