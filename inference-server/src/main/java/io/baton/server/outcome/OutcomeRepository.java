package io.baton.server.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outcomes as they are kept. All joins the transaction that it is called in. */
public interface OutcomeRepository {

  /**
   * Keeps another version.
   *
   * @param by key with which it was recorded
   */
  void add(String workspace, RecordedOutcome outcome, String by);

  /** All versions of a handoff's outcome, the first first. */
  List<RecordedOutcome> versions(String workspace, String handoff);

  /**
   * What handoffs are looked at.
   *
   * @param since when they ended, from
   * @param until when they ended, before
   * @param queue where they waited
   */
  record Filter(Instant since, Instant until, Optional<String> queue) {}

  /** Where a page of a list begins: after this handoff. */
  record After(Instant ended, String handoff) {}

  /** Handoffs that an agent wrote in and that are over, oldest first, at most so many. */
  List<HandoffResult> list(String workspace, Filter filter, Optional<After> after, int most);

  /** The same summed up by mode: warm, cold. */
  List<ModeSummary> byMode(String workspace, Filter filter);
}
