@NullMarked
package io.baton.server.model;

import org.jspecify.annotations.NullMarked;
