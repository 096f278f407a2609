package io.baton.server.policy;

import java.time.Instant;
import java.util.List;

/** What was told of reviews that are due. */
public interface DueReviewRepository {

  /** All that there are. */
  List<String> listWorkspaces();

  /**
   * Writes the event that a review is due, unless a server has done so on this day (UTC).
   *
   * @return whether it was written
   */
  boolean tell(DueReview due, Instant now);

  /** Removes what was told months ago, of all workspaces. */
  void removeOld(Instant now);
}
