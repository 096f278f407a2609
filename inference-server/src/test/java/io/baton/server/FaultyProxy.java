package io.baton.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server and does to requests, one after the other, what networks do. */
final class FaultyProxy implements AutoCloseable {

  /** What happens to a request. */
  enum Fault {
    /** It is answered. */
    NONE,
    /** The server is said to be too busy. */
    BUSY,
    /** The server is said to be too busy, and the connection ends before it is said why. */
    BROKEN_OFF,
    /** The caller is said to send too much. */
    LIMITED,
    /** The server answers, but the answer gets lost. */
    LOST
  }

  /** What became of a request, and when. */
  record Event(Fault fault, int status, long nanos) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Queue<Fault> faults;
  private final URI server;
  private final HttpServer http;

  /**
   * @param port of the server
   * @param faults of the first requests; later ones are answered
   */
  FaultyProxy(int port, Fault... faults) throws IOException {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.faults = new ArrayDeque<>(List.of(faults));
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** What became of all requests, in order. */
  List<Event> events() {
    return List.copyOf(events);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (fault) {
      case BUSY -> refuse(exchange, fault, 503);
      case BROKEN_OFF -> {
        events.add(new Event(fault, 503, System.nanoTime()));
        exchange.sendResponseHeaders(503, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
      }
      case LIMITED -> refuse(exchange, fault, 429);
      case NONE, LOST -> {
        HttpResponse<byte[]> answer = forward(exchange, body);
        events.add(new Event(fault, answer.statusCode(), System.nanoTime()));
        if (fault == Fault.NONE) {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
          exchange.getResponseBody().write(answer.body());
        }
      }
    }
    exchange.close();
  }

  private void refuse(HttpExchange exchange, Fault fault, int status) throws IOException {
    events.add(new Event(fault, status, System.nanoTime()));
    exchange.getResponseHeaders().set("Retry-After", "2");
    exchange.sendResponseHeaders(status, -1);
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) {
    try {
      return client.send(
          HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
              .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
              .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    client.close();
  }
}
