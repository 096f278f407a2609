package io.baton.server.webhook.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver on this machine that does what no HTTP server would. */
public final class RawReceiver implements AutoCloseable {

  private final ServerSocket server;
  private final Way way;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What it does with a connection. */
  @FunctionalInterface
  public interface Way {

    /** Speaks to whoever connected. */
    void speak(Socket socket) throws IOException, InterruptedException;
  }

  /** One on an address of this machine. */
  public RawReceiver(String address, Way way) {
    this.way = way;
    try {
      server = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** One on 127.0.0.1. */
  public RawReceiver(Way way) {
    this("127.0.0.1", way);
  }

  /** One that sends these bytes whatever it gets, and ends. */
  public static RawReceiver saying(String text) {
    return new RawReceiver(socket -> {
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    });
  }

  /** One that accepts and says nothing. */
  public static RawReceiver hanging() {
    return new RawReceiver(socket -> Thread.sleep(60_000));
  }

  /** One that sends a byte now and then, of an answer that would be fine. */
  public static RawReceiver slow(int pauseMillis) {
    return new RawReceiver(socket -> {
      String text = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Long: " + "a".repeat(2_000);
      for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(one);
        Thread.sleep(pauseMillis);
      }
    });
  }

  /** One whose answer has no end. */
  public static RawReceiver endless(int status) {
    return new RawReceiver(socket -> {
      OutputStream out = socket.getOutputStream();
      out.write(("HTTP/1.1 " + status + " X\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] much = new byte[8192];
      java.util.Arrays.fill(much, (byte) 'x');
      while (true) {
        out.write(much);
      }
    });
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      way.speak(socket);
    } catch (SocketException e) {
      // The other side had enough.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How often somebody connected. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
      threads.shutdownNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
