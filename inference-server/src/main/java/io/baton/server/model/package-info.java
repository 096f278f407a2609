/** The registry of models: releases, the aliases that name them, and servers that follow. */
@NullMarked
package io.baton.server.model;

import org.jspecify.annotations.NullMarked;
