/** Endpoints of workspaces: where events are sent, which, and what they are signed with. */
@NullMarked
package io.baton.server.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
