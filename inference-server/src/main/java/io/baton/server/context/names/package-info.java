/** Names of people, places and organisations; the only place that sees CoreNLP. */
@NullMarked
package io.baton.server.context.names;

import org.jspecify.annotations.NullMarked;
