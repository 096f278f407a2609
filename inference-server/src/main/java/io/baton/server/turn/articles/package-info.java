/** Articles that come with the answers to turns. */
@NullMarked
package io.baton.server.turn.articles;

import org.jspecify.annotations.NullMarked;
