package io.baton.server.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Bots that post turns and, like a good client, send a turn again under its id until it is
 * acknowledged. Every acknowledgement is remembered.
 */
final class ChattingCustomers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** No fault lasts so long. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /**
   * Until they say the next thing: as fast as they can they would keep the machine to themselves.
   */
  private static final int LONGEST_THOUGHT_MILLIS = 100;

  /**
   * An answer that said 2xx.
   *
   * @param status 201 or 200
   * @param body the decision's bytes
   */
  record Acknowledged(String turn, int status, byte[] body) {}

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, List<Acknowledged>> acknowledged = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger forGood = new AtomicInteger();
  private final AtomicInteger gaveUp = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();
  private final List<IntSupplier> ports;
  private final String key;
  private final int words;
  private final Duration longest;

  /**
   * @param ports of the servers, as they are at the time of asking
   */
  ChattingCustomers(List<IntSupplier> ports, String key) {
    this(ports, key, 12);
  }

  /**
   * @param ports of the servers, as they are at the time of asking
   * @param words of each turn, of seven bytes at most
   */
  ChattingCustomers(List<IntSupplier> ports, String key, int words) {
    this(ports, key, words, LONGEST);
  }

  /**
   * @param ports of the servers, as they are at the time of asking
   * @param words of each turn, of seven bytes at most
   * @param longest after which a customer gives up, whose turn is still not accepted
   */
  ChattingCustomers(List<IntSupplier> ports, String key, int words, Duration longest) {
    this.ports = List.copyOf(ports);
    this.key = key;
    this.words = words;
    this.longest = longest;
  }

  /** Starts conversations that go on at once, each with turns soon after one another. */
  void chat(int conversations, long seed) {
    for (int i = 0; i < conversations; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual().start(() -> converse("c-" + number, new Random(seed + number))));
    }
  }

  private void converse(String conversation, Random random) {
    for (int turn = 0; !stopped.get(); turn++) {
      if (!posted(conversation, "t-" + turn, text(random), random)) {
        gaveUp.incrementAndGet();
        return;
      }
      pause(random.nextInt(LONGEST_THOUGHT_MILLIS));
    }
  }

  private String text(Random random) {
    List<String> known =
        List.of("my", "order", "is", "late", "again", "no", "help", "please", "why");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(known.get(random.nextInt(known.size()))).append(' ');
    }
    return text.toString();
  }

  private boolean posted(String conversation, String turn, String text, Random random) {
    String body =
        mapper
            .createObjectNode()
            .put("id", turn)
            .put("speaker", random.nextInt(3) == 0 ? "bot" : "customer")
            .put("text", text)
            .toString();
    // A turn that was begun is finished, also after the end: its fate must be known.
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline) {
      if (accepted(conversation, turn, body, random)) {
        return true;
      }
      pause(20 + random.nextInt(80));
    }
    return false;
  }

  private boolean accepted(String conversation, String turn, String body, Random random) {
    try {
      int port = ports.get(random.nextInt(ports.size())).getAsInt();
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + port
                              + "/v1/conversations/"
                              + conversation
                              + "/turns"))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 == 2) {
        acknowledged
            .computeIfAbsent(conversation, any -> new ArrayList<>())
            .add(new Acknowledged(turn, answer.statusCode(), answer.body()));
        return true;
      }
      refusals.computeIfAbsent(answer.statusCode(), any -> new AtomicInteger()).incrementAndGet();
      if (answer.headers().firstValue("Retry-After").isEmpty()) {
        forGood.incrementAndGet();
      }
      return false;
    } catch (IOException e) {
      refusals.computeIfAbsent(0, any -> new AtomicInteger()).incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the conversations, each after the turn at hand. */
  void stop() throws InterruptedException {
    stopped.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** By conversation: what was acknowledged, in the order of sending. */
  Map<String, List<Acknowledged>> acknowledged() {
    return acknowledged;
  }

  /** How many turns were acknowledged so far. */
  int count() {
    return acknowledged.values().stream().mapToInt(List::size).sum();
  }

  /** How often each status other than 2xx came; 0 stands for no answer. */
  Map<Integer, AtomicInteger> refusals() {
    return refusals;
  }

  /** How many answers other than 2xx did not say when to come again. */
  int forGood() {
    return forGood.get();
  }

  /** How many customers gave up, since a turn was never accepted. */
  int gaveUp() {
    return gaveUp.get();
  }

  @Override
  public void close() {
    stopped.set(true);
    client.close();
  }
}
