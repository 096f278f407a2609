package io.baton.server.chaos.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Asks whichever server comes to hand, and asks again under the same key until one answers.
 * Thread-safe.
 */
public final class RetryingClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int UNAVAILABLE = 503;
  private static final int LEAST_PAUSE_MILLIS = 20;
  private static final int MORE_PAUSE_MILLIS = 80;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final List<IntSupplier> ports;
  private final String key;

  /**
   * @param ports of the servers, as they are at the time of asking
   */
  public RetryingClient(List<IntSupplier> ports, String key) {
    this.ports = List.copyOf(ports);
    this.key = key;
  }

  /** An answer other than 503. */
  public record Answer(int status, JsonNode body) {

    public boolean done() {
      return status / 100 == 2;
    }
  }

  public Answer get(String path) {
    return untilAnswered("GET", path, "");
  }

  public Answer post(String path, String body) {
    return untilAnswered("POST", path, body.replace('\'', '"'));
  }

  public Answer put(String path, String body) {
    return untilAnswered("PUT", path, body.replace('\'', '"'));
  }

  private Answer untilAnswered(String method, String path, String body) {
    String once = UUID.randomUUID().toString();
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder()
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", once)
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      try {
        HttpResponse<byte[]> answer =
            client.send(
                request.uri(anyServer(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        count(answer.statusCode());
        boolean again =
            answer.statusCode() == UNAVAILABLE
                || new String(answer.body(), StandardCharsets.UTF_8).contains("is being answered");
        if (!again) {
          return new Answer(answer.statusCode(), mapper.readTree(answer.body()));
        }
      } catch (IOException e) {
        count(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      pause(LEAST_PAUSE_MILLIS, MORE_PAUSE_MILLIS);
    }
    throw new IllegalStateException(method + " " + path + " was never answered");
  }

  private URI anyServer(String path) {
    int port = ports.get(ThreadLocalRandom.current().nextInt(ports.size())).getAsInt();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private void count(int status) {
    statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
  }

  /** How often each status came; 0 stands for no answer. */
  Map<Integer, AtomicInteger> statuses() {
    return statuses;
  }

  static void pause(int least, int more) {
    try {
      Thread.sleep(least + ThreadLocalRandom.current().nextInt(more));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
