package io.baton.server.turn.articles;

import io.baton.conversation.Turn;
import io.baton.server.article.FoundArticle;
import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.Optional;

/** Articles that may be offered with the answer to a turn. Thread-safe. */
public interface TurnArticles {

  /** Of workspaces without articles: bots may have their own. */
  TurnArticles NONE =
      new TurnArticles() {
        @Override
        public boolean kept(String workspace) {
          return false;
        }

        @Override
        public List<FoundArticle> find(
            ConversationKey conversation, Turn turn, Optional<String> language) {
          return List.of();
        }
      };

  /** Whether a workspace keeps articles at all; known at once. */
  boolean kept(String workspace);

  /**
   * Articles that fit what the customer said last, the most relevant first; maybe none. It never
   * fails, but takes its time and a connection to the database: not for who stores turns.
   *
   * @param turn that is answered and not kept yet
   * @param language BCP 47 tag of the conversation, if known
   */
  List<FoundArticle> find(ConversationKey conversation, Turn turn, Optional<String> language);
}
