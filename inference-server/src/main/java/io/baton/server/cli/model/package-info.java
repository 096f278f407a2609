/** Commands for the registry of models of a running server. */
@NullMarked
package io.baton.server.cli.model;

import org.jspecify.annotations.NullMarked;
