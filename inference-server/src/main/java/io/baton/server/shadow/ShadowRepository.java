package io.baton.server.shadow;

import java.time.Instant;
import java.util.List;

/** Decisions in shadow as they are kept. */
public interface ShadowRepository {

  /** Place in the list of disagreements, the oldest first. */
  record Position(Instant decidedAt, String conversation, int seq, String version) {

    /** Before everything from a time on. */
    static Position from(Instant since) {
      return new Position(since, "", 0, "");
    }
  }

  /** Keeps decisions; those that were kept before stay as they are. */
  void add(List<ShadowDecision> all);

  /** Decisions whose action was not the champion's, the oldest first, after a place. */
  List<ShadowDecision> listDisagreements(String workspace, Position after, int most);
}
