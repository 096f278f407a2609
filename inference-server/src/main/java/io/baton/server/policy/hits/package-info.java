/** How often the rules of policies fire. */
@NullMarked
package io.baton.server.policy.hits;

import org.jspecify.annotations.NullMarked;
