/** Commands that talk to a running server through its API. */
@NullMarked
package io.baton.server.cli.client;

import org.jspecify.annotations.NullMarked;
