/** Commands that say how long data is kept, and give out or erase a customer's. */
@NullMarked
package io.baton.server.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
