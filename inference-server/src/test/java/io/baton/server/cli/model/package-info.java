@NullMarked
package io.baton.server.cli.model;

import org.jspecify.annotations.NullMarked;
