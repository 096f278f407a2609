/** Commands about the articles of a running server. */
@NullMarked
package io.baton.server.cli.article;

import org.jspecify.annotations.NullMarked;
