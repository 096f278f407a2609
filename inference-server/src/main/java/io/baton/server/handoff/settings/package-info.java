/** How handoffs go in each workspace: kept, followed, changed by API. */
@NullMarked
package io.baton.server.handoff.settings;

import org.jspecify.annotations.NullMarked;
