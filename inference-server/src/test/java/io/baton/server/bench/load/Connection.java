package io.baton.server.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that is kept alive, with one request under way at most. */
final class Connection {

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ResponseReader reader = new ResponseReader();
  private @Nullable ByteBuffer unsent;
  private @Nullable Dialogue dialogue;
  private long intended;
  private long usedAt = System.nanoTime();

  Connection(Selector selector) throws IOException {
    this.channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = channel.register(selector, 0, this);
  }

  /**
   * Begins to connect.
   *
   * @return whether it is connected already; otherwise the selector tells when to finish
   */
  boolean connect(InetSocketAddress server) throws IOException {
    boolean done = channel.connect(server);
    key.interestOps(done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    return done;
  }

  /** Goes on with it, likewise. */
  boolean finishConnect() throws IOException {
    boolean done = channel.finishConnect();
    if (done) {
      key.interestOps(SelectionKey.OP_READ);
    }
    return done;
  }

  /** Sends a request, as much of it as the system takes now. */
  void send(ByteBuffer request, Dialogue of, long intendedStart) throws IOException {
    dialogue = of;
    intended = intendedStart;
    reader.reset();
    channel.write(request);
    if (request.hasRemaining()) {
      unsent = ByteBuffer.allocate(request.remaining()).put(request).flip();
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  /** Sends more of it. */
  void sendMore() throws IOException {
    if (unsent != null) {
      channel.write(unsent);
      if (!unsent.hasRemaining()) {
        unsent = null;
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  /**
   * Reads what came.
   *
   * @param buffer to use
   * @return whether the response is complete
   * @throws IOException if the connection is over
   * @throws ResponseReader.BadResponseException if it is not HTTP
   */
  boolean receive(ByteBuffer buffer) throws IOException, ResponseReader.BadResponseException {
    int bytes;
    do {
      bytes = channel.read(buffer.clear());
      if (bytes < 0) {
        throw new IOException("closed by the server");
      }
      if (bytes > 0 && reader.read(buffer.flip())) {
        return true;
      }
    } while (bytes == buffer.capacity());
    return false;
  }

  /** Whether it was not used for so long, nanoseconds. */
  boolean idleFor(long time) {
    return System.nanoTime() - usedAt > time;
  }

  /** Whether a request is under way. */
  boolean isBusy() {
    return dialogue != null;
  }

  /**
   * Ends the request that is under way.
   *
   * @throws IllegalStateException if there is none
   */
  Dialogue release() {
    Dialogue released = dialogue;
    if (released == null) {
      throw new IllegalStateException("no request is under way");
    }
    dialogue = null;
    usedAt = System.nanoTime();
    return released;
  }

  long intended() {
    return intended;
  }

  int status() {
    return reader.status();
  }

  boolean retryAfter() {
    return reader.retryAfter();
  }

  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up either way.
    }
  }
}
