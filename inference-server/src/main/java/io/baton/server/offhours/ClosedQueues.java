package io.baton.server.offhours;

import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.Introduction;
import java.util.List;

/** Handoffs that wait in queues that have hours, as they are kept. */
public interface ClosedQueues {

  /**
   * One that waits.
   *
   * @param language BCP 47 tag; empty where it is unknown
   * @param told whether the customer was told that nobody is there
   */
  record Waiting(
      String workspace,
      String conversation,
      String handoff,
      String queue,
      String language,
      boolean told) {}

  /**
   * What the customer is told.
   *
   * @param opensAt ISO 8601, empty if unknown
   * @param articles that the words name; maybe none
   * @param answered whether the answer to a request tells it, too
   */
  record Notice(
      Introduction words, String opensAt, List<OfferedArticle> articles, boolean answered) {

    public Notice {
      articles = List.copyOf(articles);
    }
  }

  /** Those of all workspaces whose queue has hours, the oldest first, at most so many. */
  List<Waiting> list(int most);

  /**
   * Does something for one that still waits where it did, in one transaction, while nobody else
   * changes the conversation.
   *
   * @return whether it was done
   */
  boolean ifWaiting(Waiting one, Runnable work);

  /**
   * Tells the customer that nobody is there, once for each handoff; where it was told already, says
   * that the answer to a request tells it, too, if it does.
   */
  void tell(Waiting one, Notice notice);
}
