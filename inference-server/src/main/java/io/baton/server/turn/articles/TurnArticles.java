package io.baton.server.turn.articles;

import io.baton.conversation.Turn;
import io.baton.server.article.FoundArticle;
import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.Optional;

/** Articles that may be offered with the answer to a turn. Thread-safe. */
@FunctionalInterface
public interface TurnArticles {

  /** Of a workspace without articles: bots may have their own. */
  TurnArticles NONE = (conversation, turn, language) -> Found.UNKNOWN;

  /**
   * What was found.
   *
   * @param kept whether the workspace keeps articles at all
   * @param items the most relevant first; maybe none
   */
  record Found(boolean kept, List<FoundArticle> items) {

    static final Found UNKNOWN = new Found(false, List.of());

    public Found {
      items = List.copyOf(items);
    }
  }

  /**
   * Articles that fit what the customer said last. It never fails.
   *
   * @param turn that is answered and not kept yet
   * @param language BCP 47 tag of the conversation, if known
   */
  Found find(ConversationKey conversation, Turn turn, Optional<String> language);
}
