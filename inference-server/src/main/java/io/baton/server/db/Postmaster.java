package io.baton.server.db;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when it has ended, until this is closed: it ends where it
 * cannot write its log, and somebody may kill it. It comes back on its port, with what it had
 * committed.
 */
final class Postmaster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final int CONNECT_MILLIS = 1_000;
  private static final int LOWEST_PORT = 15_000;

  /** From here on systems give ports to whoever connects, or asks for any. */
  private static final int EPHEMERAL = 32_768;

  private static final int PORTS_TRIED = 50;
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final Path files;
  private final PostgresqlLog log;
  private final int port;
  private final AutoCloseable database;
  private final Thread thread;

  private Postmaster(Path files, PostgresqlLog log, int port, AutoCloseable database) {
    this.files = files;
    this.log = log;
    this.port = port;
    this.database = database;
    this.thread = Thread.ofPlatform().name("postmaster").daemon().unstarted(this::run);
  }

  /**
   * Watches over it.
   *
   * @param files its data directory
   * @param log where it goes on to write
   * @param port on this machine
   * @param database closed with this
   */
  static Postmaster watch(Path files, PostgresqlLog log, int port, AutoCloseable database) {
    Postmaster postmaster = new Postmaster(files, log, port, database);
    postmaster.thread.start();
    return postmaster;
  }

  /** A free port that nobody takes by chance while PostgreSQL is down; 0, for any, if none is. */
  static int freePort() {
    return ThreadLocalRandom.current()
        .ints(PORTS_TRIED, LOWEST_PORT, EPHEMERAL)
        .filter(Postmaster::isFree)
        .findFirst()
        .orElse(0);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private void run() {
    Duration pause = EVERY;
    try {
      while (true) {
        Thread.sleep(pause);
        if (listens()) {
          pause = EVERY;
        } else {
          LOG.error("PostgreSQL has ended; it is started again");
          start();
          pause = pause.multipliedBy(2);
          pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that is frozen, or recovers, has its port; only one that is gone refuses. */
  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void start() {
    try {
      forgetOwner();
      new ProcessBuilder(command(files))
          .directory(files.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.redirect())
          .start();
    } catch (IOException e) {
      LOG.error("PostgreSQL cannot be started: {}", e.getMessage());
    }
  }

  /**
   * As it was started before; it keeps the command in a file of its own.
   *
   * @throws IOException if that is not there
   */
  static List<String> command(Path files) throws IOException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to run as root; in a user namespace of its own it does not.
      command.addAll(List.of("unshare", "-U"));
    }
    Matcher words = WORD.matcher(Files.readString(files.resolve("postmaster.opts")));
    while (words.find()) {
      command.add(words.group(1) == null ? words.group(2) : words.group(1));
    }
    return command;
  }

  /**
   * One that was killed is named in its file still, and as long as nobody has waited for it counts
   * as running. A parent's number there counts as old; that nobody uses its memory any more is
   * still looked for.
   */
  private void forgetOwner() throws IOException {
    Path file = files.resolve("postmaster.pid");
    if (Files.exists(file)) {
      String text = Files.readString(file);
      int end = Math.max(0, text.indexOf('\n'));
      String parent = Long.toString(ProcessHandle.current().pid());
      String padded = " ".repeat(Math.max(0, end - parent.length())) + parent;
      // Over what is there: on a full disk a file that was emptied would stay empty.
      Files.writeString(file, padded + text.substring(end), StandardOpenOption.WRITE);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofMillis(2L * CONNECT_MILLIS));
      database.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PersistenceException("interrupted while PostgreSQL stops", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new PersistenceException("stopping PostgreSQL: " + e.getMessage(), e);
    }
  }
}
