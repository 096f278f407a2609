/** The context object of a handoff as it is handed over: values that write themselves as JSON. */
@NullMarked
package io.baton.server.context.model;

import org.jspecify.annotations.NullMarked;
