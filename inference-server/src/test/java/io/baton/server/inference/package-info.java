@NullMarked
package io.baton.server.inference;

import org.jspecify.annotations.NullMarked;
