package io.baton.server.offhours;

import io.baton.server.event.OfferedArticle;
import java.util.List;

/** Finds articles with which customers may help themselves. */
@FunctionalInterface
public interface Articles {

  /** How many are offered to who waits. */
  int MOST = 3;

  /** Articles for the matter of a conversation, the best first, at most so many; maybe none. */
  List<OfferedArticle> find(String workspace, String conversation, int most);
}
