package io.baton.server.turn.articles;

import io.baton.conversation.Turn;
import io.baton.knowledge.index.ArticleIndexes;
import io.baton.server.article.CustomerQuestions;
import io.baton.server.article.FoundArticle;
import io.baton.server.db.PersistenceException;
import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those of the indexes; what the customer said before is read from the database. */
public final class IndexedArticles implements TurnArticles {

  private static final Logger LOG = LoggerFactory.getLogger(IndexedArticles.class);
  private static final int MOST = 3;

  private final ArticleIndexes indexes;
  private final CustomerQuestions questions;

  public IndexedArticles(ArticleIndexes indexes, CustomerQuestions questions) {
    this.indexes = indexes;
    this.questions = questions;
  }

  @Override
  public boolean kept(String workspace) {
    return indexes.has(workspace);
  }

  @Override
  public List<FoundArticle> find(
      ConversationKey conversation, Turn turn, Optional<String> language) {
    try {
      return questions
          .with(turn, conversation, language, MOST)
          .map(question -> indexes.search(conversation.workspace(), question))
          .orElse(List.of())
          .stream()
          .map(FoundArticle::of)
          .toList();
    } catch (PersistenceException e) {
      LOG.warn("what a customer said cannot be read, no article is offered: {}", e.getMessage());
      return List.of();
    }
  }
}
