@NullMarked
package io.baton.schema;

import org.jspecify.annotations.NullMarked;
