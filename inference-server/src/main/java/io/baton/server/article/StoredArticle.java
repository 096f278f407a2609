package io.baton.server.article;

import io.baton.knowledge.Article;
import java.time.Instant;

/**
 * An article as it is kept.
 *
 * @param changedAt when it became what it is
 * @param changedBy id of the key
 */
public record StoredArticle(Article article, Instant changedAt, String changedBy) {}
