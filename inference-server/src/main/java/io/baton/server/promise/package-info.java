/** When customers can expect a reply: told from what was measured, and how that was kept. */
@NullMarked
package io.baton.server.promise;

import org.jspecify.annotations.NullMarked;
