@NullMarked
package io.baton.server.policy;

import org.jspecify.annotations.NullMarked;
