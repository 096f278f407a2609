@NullMarked
package io.baton.server.config;

import org.jspecify.annotations.NullMarked;
