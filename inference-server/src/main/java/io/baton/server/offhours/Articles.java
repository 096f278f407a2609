package io.baton.server.offhours;

import io.baton.server.event.OfferedArticle;
import io.baton.server.hours.queue.QueueHours;
import java.util.List;

/** Finds articles with which customers may help themselves. */
@FunctionalInterface
public interface Articles {

  /** How many are offered to who waits while nobody is there. */
  int MOST = 3;

  /** Articles for the matter of a conversation, the best first, at most so many; maybe none. */
  List<OfferedArticle> find(String workspace, String conversation, int most);

  /** Those for who waits in a queue while nobody is there; none where it offers none. */
  default List<OfferedArticle> offered(QueueHours queue, String workspace, String conversation) {
    return queue.articles() ? find(workspace, conversation, MOST) : List.of();
  }
}
