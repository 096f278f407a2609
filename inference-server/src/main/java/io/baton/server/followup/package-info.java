/** What bots say to customers at a later time. */
@NullMarked
package io.baton.server.followup;

import org.jspecify.annotations.NullMarked;
