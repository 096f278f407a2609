package io.baton.server.queue.simulation;

import io.baton.server.queue.simulation.JdbiSimulated.Ended;
import io.baton.server.queue.simulation.JdbiSimulated.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what must not happen, from the events alone. Used once, by one thread. */
final class Audit {

  private final int mostPerAgent;
  private final Duration longestOvertaking;
  private final Map<String, Instant> since = new HashMap<>();
  private final Map<String, String> held = new HashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private final TreeSet<String> waiting;
  private final Set<String> starved = new HashSet<>();
  private int assignedTwice;
  private int overCapacity;
  private int returned;

  /**
   * @param mostPerAgent conversations at a time
   * @param longestOvertaking whoever comes so much later never goes first
   */
  Audit(List<Ended> handoffs, int mostPerAgent, Duration longestOvertaking) {
    this.mostPerAgent = mostPerAgent;
    this.longestOvertaking = longestOvertaking;
    handoffs.forEach(one -> since.put(one.handoff(), one.since()));
    this.waiting =
        new TreeSet<>(
            Comparator.comparing((String id) -> since.getOrDefault(id, Instant.EPOCH))
                .thenComparing(id -> id));
  }

  /** Goes through everything that happened. */
  void read(List<Told> events) {
    for (Told event : events) {
      String handoff = event.handoff();
      switch (event.type()) {
        case HANDOFF_QUEUED -> waiting.add(handoff);
        case HANDOFF_RESERVED -> reserved(handoff, event.agent().orElseThrow());
        case HANDOFF_RELEASED -> {
          returned++;
          free(handoff);
          waiting.add(handoff);
        }
        case HANDOFF_RESOLVED, HANDOFF_ABANDONED, HANDOFF_EXPIRED -> {
          free(handoff);
          waiting.remove(handoff);
        }
        default -> {}
      }
    }
  }

  private void reserved(String handoff, String agent) {
    if (held.put(handoff, agent) != null) {
      assignedTwice++;
    }
    if (loads.merge(agent, 1, Integer::sum) > mostPerAgent) {
      overCapacity++;
    }
    waiting.remove(handoff);
    Instant came = since.getOrDefault(handoff, Instant.EPOCH);
    for (String other : waiting) {
      if (!since.getOrDefault(other, Instant.EPOCH).plus(longestOvertaking).isBefore(came)) {
        break;
      }
      starved.add(other);
    }
  }

  private void free(String handoff) {
    String agent = held.remove(handoff);
    if (agent != null) {
      loads.merge(agent, -1, Integer::sum);
    }
  }

  int assignedTwice() {
    return assignedTwice;
  }

  int overCapacity() {
    return overCapacity;
  }

  int starved() {
    return starved.size();
  }

  int returned() {
    return returned;
  }
}
