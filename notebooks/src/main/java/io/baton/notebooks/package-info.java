@NullMarked
package io.baton.notebooks;

import org.jspecify.annotations.NullMarked;
