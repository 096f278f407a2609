/** Articles with which customers may help themselves, and what is found for their words. */
@NullMarked
package io.baton.knowledge;

import org.jspecify.annotations.NullMarked;
