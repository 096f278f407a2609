package io.baton.server.bench;

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
import java.util.stream.Stream;

/** A {@link BenchServer} with a directory of its own, which goes with it. */
final class ServerProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path directory;
  private final InetSocketAddress address;

  private ServerProcess(Process process, Path directory, InetSocketAddress address) {
    this.process = process;
    this.directory = directory;
    this.address = address;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param under where its directory is made: the disk that is measured
   * @param options of its JVM
   * @throws IOException if it does not start, with what it said
   */
  static ServerProcess start(Durability durability, Path under, List<String> options)
      throws IOException {
    Files.createDirectories(under);
    Path directory = Files.createTempDirectory(under, "bench-").toAbsolutePath();
    Path log = directory.resolve("server.log");
    Process process =
        new ProcessBuilder(command(durability, directory, options))
            .redirectError(log.toFile())
            .start();
    try {
      return new ServerProcess(
          process,
          directory,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port(process, log)));
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

  private static int port(Process process, Path log) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the server does not start: " + Files.readString(log).strip());
    }
    return Integer.parseInt(line);
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return address;
  }

  /** The key that it wants. */
  String key() throws IOException {
    return Files.readString(directory.resolve("data").resolve("api-key")).strip();
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
