package io.baton.server.offhours;

import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.Introduction;
import java.util.List;

/** Handoffs that wait in queues that have hours, as they are kept. */
public interface ClosedQueues {

  /** A queue that has hours. */
  record Line(String workspace, String queue) {}

  /**
   * One that waits.
   *
   * @param language BCP 47 tag; empty where it is unknown
   */
  record Waiting(
      String workspace, String conversation, String handoff, String queue, String language) {}

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

  /** Queues of all workspaces that have hours and in which somebody waits. */
  List<Line> lines();

  /**
   * Those who wait in a queue, the oldest first, at most so many.
   *
   * @param untold only those who were not told that nobody is there
   */
  List<Waiting> list(Line line, boolean untold, int most);

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
