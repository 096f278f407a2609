/** Tests of the finding and hiding of personal data. */
@NullMarked
package io.baton.server.context.personal;

import org.jspecify.annotations.NullMarked;
