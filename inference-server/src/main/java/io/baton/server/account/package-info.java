/** Workspaces, and the keys that open them. */
@NullMarked
package io.baton.server.account;

import org.jspecify.annotations.NullMarked;
