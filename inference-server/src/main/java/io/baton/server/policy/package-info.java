/** Policies of workspaces: their versions, which of them decides, and what another would decide. */
@NullMarked
package io.baton.server.policy;

import org.jspecify.annotations.NullMarked;
