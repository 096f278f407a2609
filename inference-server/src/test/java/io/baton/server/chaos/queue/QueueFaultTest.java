package io.baton.server.chaos.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.chaos.Await;
import io.baton.server.chaos.HurtDatabase;
import io.baton.server.chaos.ServedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two servers on one PostgreSQL, agents and customers who come by HTTP to whichever is there, a
 * server that is killed or frozen again and again, an agent who drops off: the events tell that
 * nothing was lost, given twice, given to one who has enough, or forgotten.
 */
@Tag("slow")
final class QueueFaultTest {

  private static final Logger LOG = LoggerFactory.getLogger(QueueFaultTest.class);
  private static final String KEY = "queue-fault-key-0123456789abcdef";
  private static final int AGENTS = 8;
  private static final int UNITS = 3;
  private static final int CUSTOMERS = 24;
  private static final int FAULTS = 2;

  /** Longer than a reservation. */
  private static final long FROZEN_MILLIS = 7_000;

  private final Queue<String> promised = new ConcurrentLinkedQueue<>();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> settled = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Thread> customers = new ArrayList<>();
  private final List<WorkingAgent> agents = new ArrayList<>();
  private final List<Thread> working = new ArrayList<>();

  @Test
  void nothingIsLostGivenTwiceTooMuchOrForgottenWhileServersAreKilled(@TempDir Path folder)
      throws Exception {
    try (HurtDatabase database = HurtDatabase.start(folder.resolve("database"));
        ServedProcess steady = serve(database, folder.resolve("steady"));
        ServedProcess killed = serve(database, folder.resolve("killed"));
        RetryingClient client = new RetryingClient(List.of(steady::port, killed::port), KEY)) {
      Outbox outbox = new Outbox(database.url());
      begin(client);
      WorkingAgent leaving = agents.getFirst();
      Await.until("an agent has something", () -> leaving.atHand() > 0);
      leaving.dropOff();
      working.getFirst().join();
      for (int i = 0; i < FAULTS; i++) {
        int before = settled.size();
        Await.until("handoffs are settled", () -> settled.size() > before + CUSTOMERS);
        if (i % 2 == 1) {
          freeze(killed);
        } else {
          killed.kill();
          killed.restart();
        }
      }
      stopped.set(true);
      for (Thread customer : customers) {
        customer.join();
      }
      Await.until("all is settled", () -> outbox.open() == 0);
      agents.forEach(WorkingAgent::dropOff);
      for (Thread agent : working) {
        agent.join();
      }
      check(outbox.events(), client.statuses().keySet(), leaving);
    }
  }

  /** What it was about to do it does when others have gone on long since. */
  private static void freeze(ServedProcess server) throws Exception {
    server.freeze();
    Thread.sleep(FROZEN_MILLIS);
    server.thaw();
  }

  private static ServedProcess serve(HurtDatabase database, Path data) throws Exception {
    return ServedProcess.start(database.url(), data, KEY, "--model", "none");
  }

  private void begin(RetryingClient client) {
    client.put("/v1/queues/default", "{'settings':{'times':{'reservationSeconds':5}}}");
    for (int i = 0; i < AGENTS; i++) {
      String id = "agent-" + i;
      client.put("/v1/agents/" + id, "{'name':'%s','channels':{'web':%d}}".formatted(id, UNITS));
      WorkingAgent agent = new WorkingAgent(client, id, accepted, settled);
      agents.add(agent);
      working.add(Thread.ofVirtual().start(agent));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(
          Thread.ofVirtual().start(new WaitingCustomer(client, "c-" + i, promised, stopped)));
    }
  }

  private void check(
      List<AssignmentEvent> events, Iterable<Integer> statuses, WorkingAgent leaving) {
    AssignmentChecker.Verdict verdict = new AssignmentChecker(UNITS).check(events);
    assertThat(verdict.wrong()).isEmpty();
    assertThat(verdict.unended()).isEmpty();
    assertThat(verdict.ends().keySet()).containsAll(promised);
    assertThat(verdict.ends().values()).containsOnly("resolved", "handed_back");
    assertThat(verdict.ends()).hasSizeGreaterThan(FAULTS * CUSTOMERS);
    assertThat(of(events, "accepted")).containsAll(accepted);
    assertThat(settled).doesNotHaveDuplicates().allMatch(verdict.ends()::containsKey);
    assertThat(of(events, "released"))
        .as("what %s had", leaving.id())
        .anyMatch(one -> one.startsWith(leaving.id() + " "));
    Map<String, Long> causes =
        events.stream()
            .filter(event -> event.type().equals("released"))
            .collect(
                Collectors.groupingBy(
                    event -> event.details().getOrDefault("cause", ""), Collectors.counting()));
    LOG.info(
        "{} handoffs, {} reservations, {}", verdict.ends().size(), verdict.reservations(), causes);
    assertThat(causes).containsOnlyKeys("timed_out", "refused", "agent_gone");
    assertThat(statuses).as("statuses").isSubsetOf(0, 200, 201, 409, 503);
  }

  /** Agent and handoff of events of a type. */
  private static List<String> of(List<AssignmentEvent> events, String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .map(event -> event.agent() + " " + event.handoff())
        .toList();
  }
}
