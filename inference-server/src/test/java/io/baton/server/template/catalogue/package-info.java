/** Tests of the texts that come with Baton. */
@NullMarked
package io.baton.server.template.catalogue;

import org.jspecify.annotations.NullMarked;
