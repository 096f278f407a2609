package io.baton.server.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A TCP proxy between a server and its database that can lose, cut, and stop at a commit. */
final class FaultyProxy implements AutoCloseable {

  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  /** What happens to what passes. */
  enum Mood {
    /** It passes. */
    FINE,
    /** It vanishes, and the connections stay open: a network that is half gone. */
    SWALLOWS
  }

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.FINE);
  private final AtomicReference<@Nullable Runnable> atCommit = new AtomicReference<>();

  private FaultyProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static FaultyProxy start(int target) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  void become(Mood next) {
    mood.set(next);
  }

  /** Once: runs this when the database has committed, before the server is told so. */
  void atNextCommit(Runnable action) {
    atCommit.set(action);
  }

  /** Resets all connections. */
  void cut() {
    sockets.forEach(FaultyProxy::close);
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        connect(listener.accept());
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(client);
      sockets.add(server);
      Thread.ofVirtual().start(() -> pump(client, server, false));
      Thread.ofVirtual().start(() -> pump(server, client, true));
    } catch (IOException e) {
      // The database is down: so is what goes through here.
      close(client);
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && contains(buffer, read)) {
          Runnable action = atCommit.getAndSet(null);
          if (action != null) {
            action.run();
          }
        }
        if (mood.get() == Mood.FINE) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    } catch (IOException e) {
      // Cut.
    }
    close(from);
    close(to);
  }

  private static boolean contains(byte[] buffer, int length) {
    for (int start = 0; start + COMMITTED.length <= length; start++) {
      int matched = 0;
      while (matched < COMMITTED.length && buffer[start + matched] == COMMITTED[matched]) {
        matched++;
      }
      if (matched == COMMITTED.length) {
        return true;
      }
    }
    return false;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
