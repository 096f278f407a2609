package io.baton.server.bench.server;

import io.baton.server.turn.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@link BenchServer} with a directory of its own, which goes with it. */
public final class ServerProcess implements AutoCloseable {

  /** Set by the launcher: the options that it starts {@code serve} with. */
  private static final String OPTIONS = "baton.bench.serverOptions";

  private static final int PATIENCE_SECONDS = 60;
  private static final String LOG = "server.log";
  private static final int LAST_LINES = 5;
  private static final String RESIDENT = "VmRSS:";
  private static final long KILO = 1024;

  private final Process process;
  private final Path directory;
  private final BufferedReader said;
  private final InetSocketAddress address;

  private ServerProcess(Process process, Path directory, BufferedReader said, int port) {
    this.process = process;
    this.directory = directory;
    this.said = said;
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Options of a JVM that {@code serve} is started with here. */
  public static List<String> usualOptions() {
    return Pattern.compile(" +")
        .splitAsStream(System.getProperty(OPTIONS, ""))
        .filter(word -> !word.isBlank())
        .toList();
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param under where its directory is made: the disk that is measured
   * @param options of its JVM
   * @throws IOException if it does not start, with what it said
   */
  public static ServerProcess start(Durability durability, Path under, List<String> options)
      throws IOException {
    Files.createDirectories(under);
    Path directory = Files.createTempDirectory(under, "bench-").toAbsolutePath();
    Path log = directory.resolve(LOG);
    Process process =
        new ProcessBuilder(command(durability, directory, options))
            .redirectError(log.toFile())
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    try {
      String port = said.readLine();
      if (port == null) {
        throw new IOException("the server does not start: " + Files.readString(log).strip());
      }
      return new ServerProcess(process, directory, said, Integer.parseInt(port));
    } catch (IOException e) {
      stop(process);
      delete(directory);
      throw e;
    }
  }

  private static List<String> command(Durability durability, Path directory, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BenchServer.class.getName());
    command.add(durability.name());
    command.add(directory.resolve("data").toString());
    return command;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** The key that it wants. */
  public String key() throws IOException {
    return Files.readString(directory.resolve("data").resolve("api-key")).strip();
  }

  /**
   * Makes it collect garbage.
   *
   * @return bytes of the heap that are used afterwards
   * @throws ServerEndedException if it does not run any more, with the end of what it logged
   */
  public long heapBytes() throws IOException {
    return ask(BenchServer.HEAP);
  }

  /**
   * How long its compilers have worked since it started, milliseconds.
   *
   * @throws ServerEndedException if it does not run any more, with the end of what it logged
   */
  public long compiledMillis() throws IOException {
    return ask(BenchServer.COMPILED);
  }

  private long ask(char what) throws IOException {
    try {
      process.getOutputStream().write(what);
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw ended();
    }
    String number = said.readLine();
    if (number == null) {
      throw ended();
    }
    return Long.parseLong(number);
  }

  /**
   * What of its process is in memory, without its PostgreSQL, bytes; read from Linux' {@code
   * /proc}.
   *
   * @throws ServerEndedException if it does not run any more, with the end of what it logged
   */
  public long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
          .findFirst()
          .orElseThrow(this::ended);
    }
  }

  private ServerEndedException ended() {
    try (Stream<String> lines = Files.lines(directory.resolve(LOG))) {
      List<String> all = lines.toList();
      return new ServerEndedException(
          String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size())));
    } catch (IOException e) {
      return new ServerEndedException("its log cannot be read: " + e.getMessage());
    }
  }

  /** Stops it, with its database, and deletes its directory. */
  @Override
  public void close() throws IOException {
    stop(process);
    delete(directory);
  }

  private static void stop(Process process) throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
