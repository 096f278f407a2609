/** The page {@code /docs}: the API document for people, without scripts and without other hosts. */
@NullMarked
package io.baton.server.docs;

import org.jspecify.annotations.NullMarked;
