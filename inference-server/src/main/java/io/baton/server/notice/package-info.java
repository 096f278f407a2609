/** Notices to agents and supervisors of customers who wait, by event and by e-mail. */
@NullMarked
package io.baton.server.notice;

import org.jspecify.annotations.NullMarked;
