/** Articles on disk, searched by Lucene: a cache of where they are kept. */
@NullMarked
package io.baton.knowledge.index;

import org.jspecify.annotations.NullMarked;
