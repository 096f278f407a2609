/** What is asked of customers and of agents after a handoff, in each workspace. */
@NullMarked
package io.baton.server.outcome.settings;

import org.jspecify.annotations.NullMarked;
