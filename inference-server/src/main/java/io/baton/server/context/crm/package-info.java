/** Looks customers up in another system; what goes wrong there never goes wrong here. */
@NullMarked
package io.baton.server.context.crm;

import org.jspecify.annotations.NullMarked;
