/** Articles with which customers may help themselves: kept, followed, found and offered. */
@NullMarked
package io.baton.server.article;

import org.jspecify.annotations.NullMarked;
