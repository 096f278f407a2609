@NullMarked
package io.baton.knowledge;

import org.jspecify.annotations.NullMarked;
