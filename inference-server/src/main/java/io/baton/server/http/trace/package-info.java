/** Traces for OpenTelemetry: no text, no ids of customers. */
@NullMarked
package io.baton.server.http.trace;

import org.jspecify.annotations.NullMarked;
