/** Templates of workspaces as they are kept. */
@NullMarked
package io.baton.server.template.store;

import org.jspecify.annotations.NullMarked;
