package io.baton.server.policy;

import java.time.Instant;
import java.util.List;

/** What was told of reviews that are due. */
public interface DueReviewRepository {

  /** Workspaces for which the server's own policy decides. */
  List<String> listWithoutPolicy();

  /**
   * Writes the event that a review is due, unless a server has done so on this day (UTC).
   *
   * @return whether it was written
   */
  boolean tell(DueReview due, Instant now);
}
