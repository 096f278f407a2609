@NullMarked
package io.baton.server.policy.hits;

import org.jspecify.annotations.NullMarked;
