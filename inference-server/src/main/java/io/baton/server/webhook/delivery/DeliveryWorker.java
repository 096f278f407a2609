package io.baton.server.webhook.delivery;

import io.baton.server.background.FailureLog;
import io.baton.server.db.PersistenceException;
import io.baton.server.webhook.delivery.DeliveryQueue.Claim;
import io.baton.server.webhook.delivery.DeliveryQueue.Due;
import io.baton.server.webhook.delivery.DeliveryQueue.Room;
import io.baton.server.webhook.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, on threads of its own: so many of one endpoint that it leaves room for the
 * others, and with so few connections to the database that turns do not wait for one.
 */
public final class DeliveryWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private final FailureLog failures =
      new FailureLog(
          LOG,
          "what is due to webhooks cannot be read, it is tried again",
          "sending to webhooks failed, it is tried again");
  private static final Duration LOOK = Duration.ofMillis(250);

  /** However much is delivered, there is no look before. */
  private static final Duration LEAST_PAUSE = Duration.ofMillis(5);

  private static final int THREADS = 32;
  private static final int OF_AN_ENDPOINT = 4;
  private static final int CONNECTIONS = 2;
  private static final int MOST_EVENTS = 500;
  private static final int MOST_ROUNDS = 20;
  private static final Duration STOPPING = Duration.ofSeconds(2);
  private static final Duration UPKEEP = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int MOST_PRUNED = 1_000;

  private final DeliveryQueue queue;
  private final Sender sender;
  private final RetryRules rules;
  private final Parts parts;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("webhook-", 0).daemon().factory());
  private final Thread dispatcher;
  private final Map<String, Integer> running = new ConcurrentHashMap<>();
  private final AtomicInteger sending = new AtomicInteger();
  private final Semaphore wake = new Semaphore(0);
  private final Semaphore connections = new Semaphore(CONNECTIONS, true);
  private long upkeepNanos = System.nanoTime() - UPKEEP.toNanos();
  private volatile boolean closing;
  private volatile long oldestMillis = Long.MAX_VALUE;

  /**
   * What it needs besides.
   *
   * @param payload makes what is sent
   * @param lease that claims hold, longer than sending takes
   */
  public record Parts(Payload payload, DeliveryListener listener, Duration lease, Clock clock) {}

  private DeliveryWorker(DeliveryQueue queue, Sender sender, RetryRules rules, Parts parts) {
    this.queue = queue;
    this.sender = sender;
    this.rules = rules;
    this.parts = parts;
    this.dispatcher = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
  }

  /** Starts it. */
  public static DeliveryWorker start(
      DeliveryQueue queue, Sender sender, RetryRules rules, Parts parts) {
    DeliveryWorker worker = new DeliveryWorker(queue, sender, rules, parts);
    worker.dispatcher.start();
    return worker;
  }

  private void run() {
    try {
      while (!closing) {
        if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          Thread.sleep(LEAST_PAUSE);
          wake.drainPermits();
        }
        failures.run(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks now, rather than in a moment. */
  public void wake() {
    wake.release();
  }

  private void look() {
    int round = 0;
    while (queue.gather(MOST_EVENTS, parts.clock().instant()) == MOST_EVENTS
        && round++ < MOST_ROUNDS) {
      LOG.debug("more events wait to be looked at");
    }
    claim();
    upkeep();
  }

  private void claim() {
    int free = THREADS - sending.get();
    if (free > 0) {
      long began = System.nanoTime();
      List<Claim> claims =
          queue.claim(new Room(free, OF_AN_ENDPOINT, running), parts.clock().instant());
      for (Claim claim : claims) {
        running.merge(claim.webhook(), 1, Integer::sum);
        sending.incrementAndGet();
        threads.execute(() -> work(claim, began));
      }
    }
  }

  private void work(Claim claim, long began) {
    try {
      Optional<Due> due = connected(() -> queue.next(claim));
      if (due.isPresent()) {
        send(claim, due.get(), began);
      }
    } catch (PersistenceException e) {
      LOG.warn("a delivery goes on when its lease is over: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a delivery failed, it goes on when its lease is over", e);
    } finally {
      running.computeIfPresent(claim.webhook(), (id, now) -> now > 1 ? now - 1 : null);
      sending.decrementAndGet();
      wake.release();
    }
  }

  /** Whoever has not much left of the lease might send what another one sends already. */
  private void send(Claim claim, Due due, long began) {
    boolean late = System.nanoTime() - began > parts.lease().toNanos() / 2;
    if (closing || late) {
      connected(() -> release(claim));
      return;
    }
    String payload;
    try {
      payload = parts.payload().of(due);
    } catch (RuntimeException e) {
      giveUp(claim, due, e);
      return;
    }
    Reply reply = sender.send(due.endpoint(), due.id(), payload).reply();
    if (closing && !reply.taken()) {
      connected(() -> release(claim));
      return;
    }
    Outcome outcome = rules.after(due, reply, parts.clock().instant());
    if (connected(() -> queue.settle(claim, due, reply, outcome))) {
      parts.listener().tried(outcome.state());
      outcome
          .disabled()
          .ifPresent(why -> LOG.warn("webhook {} is switched off: {}", due.endpoint().id(), why));
    }
  }

  /** It would fail as often as it is tried, and hold up what comes after it. */
  private void giveUp(Claim claim, Due due, RuntimeException e) {
    LOG.warn(
        "delivery {} is given up, for what it tells cannot be made: {}", due.id(), e.getMessage());
    Instant now = parts.clock().instant();
    Reply none =
        new Reply(
            OptionalInt.empty(),
            Optional.of("what is to be sent cannot be made: " + e.getMessage()),
            Optional.empty(),
            "",
            0);
    Outcome dead = new Outcome(Delivery.State.DEAD, now, now, Optional.empty(), Optional.empty());
    if (connected(() -> queue.settle(claim, due, none, dead))) {
      parts.listener().tried(dead.state());
    }
  }

  private boolean release(Claim claim) {
    queue.release(claim);
    return true;
  }

  private <T> T connected(Supplier<T> work) {
    connections.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      connections.release();
    }
  }

  private void upkeep() {
    if (System.nanoTime() - upkeepNanos >= UPKEEP.toNanos()) {
      upkeepNanos = System.nanoTime();
      OptionalLong oldest = queue.oldest();
      oldestMillis = oldest.orElse(Long.MAX_VALUE);
      prune(parts.clock().instant().minus(KEPT));
    }
  }

  /** As much as a busy workspace delivers between two times, or there would be ever more. */
  private void prune(Instant before) {
    int round = 0;
    while (queue.prune(before, MOST_PRUNED) == MOST_PRUNED && round++ < MOST_ROUNDS) {
      LOG.debug("more deliveries are to be forgotten");
    }
  }

  /** Seconds since the oldest event that an endpoint was not told yet, as of the last seconds. */
  public double oldestSeconds() {
    return Math.max(0, parts.clock().millis() - oldestMillis) / 1e3;
  }

  /** What is being sent may be answered yet; what is not, another server sends again. */
  @Override
  public void close() {
    closing = true;
    wake.release();
    try {
      dispatcher.join(STOPPING);
      threads.shutdown();
      threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
      sender.post().close();
      threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
