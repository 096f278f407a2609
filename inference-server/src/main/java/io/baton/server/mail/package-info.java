/** E-mails to customers who want one when an agent is free. */
@NullMarked
package io.baton.server.mail;

import org.jspecify.annotations.NullMarked;
