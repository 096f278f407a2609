/** What a server measures of itself, for Prometheus: no text, no ids, no names of workspaces. */
@NullMarked
package io.baton.server.metrics;

import org.jspecify.annotations.NullMarked;
