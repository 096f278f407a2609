@NullMarked
package io.baton.server.docs;

import org.jspecify.annotations.NullMarked;
