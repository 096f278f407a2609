/** Time in which agents write up what is over for the customer. */
@NullMarked
package io.baton.server.wrapup;

import org.jspecify.annotations.NullMarked;
