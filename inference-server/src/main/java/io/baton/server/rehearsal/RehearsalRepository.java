package io.baton.server.rehearsal;

import java.time.Instant;
import java.util.List;

/** Rehearsals as they are kept. */
public interface RehearsalRepository {

  /** Place in the list of disagreements, the oldest first. */
  record Position(Instant decidedAt, String conversation, int seq, String version) {

    /** Before everything from a time on. */
    static Position from(Instant since) {
      return new Position(since, "", 0, "");
    }
  }

  /** Keeps rehearsals; those that were kept before stay as they are. */
  void add(List<Rehearsed> all);

  /** Rehearsals whose action was not the champion's, the oldest first, after a place. */
  List<Rehearsed> listDisagreements(String workspace, Position after, int most);
}
