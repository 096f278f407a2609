package io.baton.server.chaos.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays the events of all handoffs in the order in which they were written, and tells what must not
 * be: two agents who have one conversation, an agent who has more than fits, a handoff that goes on
 * after its end, two that go on in one conversation, gaps in the numbers.
 */
final class AssignmentChecker {

  private final int units;
  private final Map<String, Integer> seqs = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private final Map<String, String> open = new HashMap<>();
  private final Map<String, String> ends = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int reservations;

  /**
   * @param units conversations that an agent may have at a time
   */
  AssignmentChecker(int units) {
    this.units = units;
  }

  /**
   * What was seen.
   *
   * @param wrong what must not be
   * @param ends how handoffs ended, by id
   * @param unended handoffs that go on, or wait
   */
  record Verdict(
      List<String> wrong, Map<String, String> ends, List<String> unended, int reservations) {}

  /** Plays events in the order of their positions, which is the order of reservations. */
  Verdict check(List<AssignmentEvent> events) {
    for (AssignmentEvent event : events) {
      number(event);
      step(event);
    }
    return new Verdict(
        List.copyOf(wrong), Map.copyOf(ends), List.copyOf(open.values()), reservations);
  }

  private void number(AssignmentEvent event) {
    int before = seqs.getOrDefault(event.conversation(), 0);
    if (event.seq() != before + 1) {
      wrong(event, "comes after number " + before);
    }
    seqs.put(event.conversation(), event.seq());
  }

  private void step(AssignmentEvent event) {
    if (event.handoff().isEmpty()) {
      return;
    }
    if (ends.containsKey(event.handoff())) {
      wrong(event, "comes after the end");
    }
    switch (event.type()) {
      case "requested" -> begin(event);
      case "reserved" -> reserve(event);
      case "accepted", "active" -> owns(event);
      case "released" -> free(event);
      case "resolved", "handed_back", "abandoned", "expired", "failed", "transferred" -> end(event);
      default -> {}
    }
  }

  private void begin(AssignmentEvent event) {
    String before = open.put(event.conversation(), event.handoff());
    if (before != null) {
      wrong(event, "begins while " + before + " goes on");
    }
  }

  private void reserve(AssignmentEvent event) {
    reservations++;
    String holder = holders.put(event.handoff(), event.agent());
    if (holder != null) {
      wrong(event, "is given to " + event.agent() + " while " + holder + " has it");
      loads.merge(holder, -1, Integer::sum);
    }
    int load = loads.merge(event.agent(), 1, Integer::sum);
    if (load > units) {
      wrong(event, event.agent() + " has " + load + ", not at most " + units);
    }
  }

  private void owns(AssignmentEvent event) {
    String holder = holders.getOrDefault(event.handoff(), "nobody");
    if (!holder.equals(event.agent())) {
      wrong(event, "is of " + event.agent() + " while " + holder + " has it");
    }
  }

  private void free(AssignmentEvent event) {
    owns(event);
    String holder = holders.remove(event.handoff());
    if (holder != null) {
      loads.merge(holder, -1, Integer::sum);
    }
  }

  private void end(AssignmentEvent event) {
    if (!event.agent().isEmpty()) {
      owns(event);
    }
    String holder = holders.remove(event.handoff());
    if (holder != null) {
      loads.merge(holder, -1, Integer::sum);
    }
    open.remove(event.conversation());
    ends.put(event.handoff(), event.type());
  }

  private void wrong(AssignmentEvent event, String what) {
    wrong.add(
        event.conversation()
            + " "
            + event.seq()
            + " "
            + event.handoff()
            + " "
            + event.type()
            + ": "
            + what);
  }
}
