package io.baton.server.chaos.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker itself finds what must not be. */
final class AssignmentCheckerTest {

  private final List<AssignmentEvent> events = new ArrayList<>();
  private final Map<String, Integer> seqs = new HashMap<>();

  /** An event of the one handoff of a conversation. */
  private AssignmentCheckerTest happens(String conversation, String type, String agent) {
    int seq = seqs.merge(conversation, 1, Integer::sum);
    Map<String, String> details = agent.isEmpty() ? Map.of() : Map.of("agent", agent);
    events.add(new AssignmentEvent(conversation, seq, type, "h-" + conversation, details));
    return this;
  }

  private AssignmentChecker.Verdict verdict() {
    return new AssignmentChecker(1).check(events);
  }

  @Test
  void whatGoesWellIsClean() {
    happens("a", "requested", "").happens("a", "queued", "").happens("a", "reserved", "eva");
    happens("a", "released", "eva").happens("a", "reserved", "max").happens("a", "accepted", "max");
    happens("b", "requested", "").happens("b", "reserved", "eva");
    happens("a", "active", "max").happens("a", "resolved", "max");
    assertThat(verdict().wrong()).isEmpty();
    assertThat(verdict().ends()).isEqualTo(Map.of("h-a", "resolved"));
    assertThat(verdict().unended()).containsExactly("h-b");
    assertThat(verdict().reservations()).isEqualTo(3);
  }

  @Test
  void anAssignmentBeforeTheEndOfTheOneBeforeIsFound() {
    happens("a", "requested", "").happens("a", "reserved", "eva").happens("a", "reserved", "max");
    assertThat(verdict().wrong())
        .containsExactly("a 3 h-a reserved: is given to max while eva has it");
  }

  @Test
  void moreThanFitsIsFound() {
    happens("a", "requested", "").happens("a", "reserved", "eva");
    happens("b", "requested", "").happens("b", "reserved", "eva");
    assertThat(verdict().wrong()).containsExactly("b 2 h-b reserved: eva has 2, not at most 1");
  }

  @Test
  void anotherThanTheOneWhoHasItAndALifeAfterTheEndAndGapsAreFound() {
    happens("a", "requested", "").happens("a", "reserved", "eva").happens("a", "accepted", "max");
    happens("a", "resolved", "eva");
    happens("a", "reserved", "eva");
    seqs.merge("a", 1, Integer::sum);
    happens("a", "released", "eva");
    assertThat(verdict().wrong())
        .containsExactly(
            "a 3 h-a accepted: is of max while eva has it",
            "a 5 h-a reserved: comes after the end",
            "a 7 h-a released: comes after number 5",
            "a 7 h-a released: comes after the end");
  }
}
