package io.baton.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A receiver of webhooks on this machine that keeps what it gets. */
public final class Receiver implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Got> all = new CopyOnWriteArrayList<>();
  private volatile Function<Got, Answer> answers;

  /** What came. */
  public record Got(String path, Map<String, List<String>> headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A header of one value. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(one -> one.getKey().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow()
          .getValue()
          .getFirst();
    }

    public String conversation() {
      return json().path("conversation").asText();
    }

    public int seq() {
      return json().path("seq").asInt();
    }
  }

  /** What is answered. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }
  }

  /** One that answers so. */
  public Receiver(Function<Got, Answer> answers) {
    this.answers = answers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** One that takes everything. */
  public static Receiver taking() {
    return new Receiver(got -> Answer.of(204));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Got got =
          new Got(
              exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body);
      Answer answer = answers.apply(got);
      all.add(got);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      if (text.length > 0) {
        exchange.getResponseBody().write(text);
      }
    }
  }

  /** From now on answers so. */
  public void answer(Function<Got, Answer> now) {
    answers = now;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  /** All that came, in order. */
  public List<Got> got() {
    return List.copyOf(all);
  }

  /** Numbers of the events of a conversation, in the order of their coming. */
  public List<Integer> seqs(String conversation) {
    return got().stream()
        .filter(one -> one.conversation().equals(conversation))
        .map(Got::seq)
        .toList();
  }

  /** Waits until it is so, at most 20 s; whether it is. */
  public static boolean until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
