/** Tells other systems what happens: endpoints of workspaces, and what was delivered to them. */
@NullMarked
package io.baton.server.webhook;

import org.jspecify.annotations.NullMarked;
