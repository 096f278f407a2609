package io.baton.server.served;

import io.baton.server.db.PreparedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the server as jars, and a cache of them loaded and linked (JEP 483): a process
 * starts in half of the time, and the tests start some forty. The JVM takes classes into such a
 * cache from jars only, not from Maven's directories.
 */
public final class ServedClasses {

  private static final Path FOLDER = folder();
  private static final Path CACHE = FOLDER.resolve("classes.aot");
  private static final String MAIN = "io.baton.server.cli.ServerCli";

  private ServedClasses() {}

  /** The first process of a build that needs it makes it, the others wait. */
  private static final class Made {

    static final String CLASS_PATH = make();

    private static String make() {
      try {
        Files.createDirectories(FOLDER);
        try (FileChannel file =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          file.lock();
          return pack();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Beside the classes of the tests. */
  private static Path folder() {
    try {
      URL tests = ServedClasses.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(tests.toURI()).resolveSibling("served");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A command that runs the server's main class with these options of the JVM. */
  public static List<String> command(List<String> jvm) {
    List<String> command = java(Made.CLASS_PATH);
    command.addAll(1, jvm);
    command.add(1, "-XX:AOTCache=" + CACHE);
    return command;
  }

  private static List<String> java(String classPath) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            MAIN));
  }

  private static String pack() throws IOException {
    List<String> jars = new ArrayList<>();
    boolean packed = false;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (!Files.isDirectory(path)) {
        jars.add(entry);
      } else if (!path.endsWith("test-classes")) {
        Path jar = FOLDER.resolve(path.resolve("../..").normalize().getFileName() + ".jar");
        packed |= pack(path, jar);
        jars.add(jar.toString());
      }
    }
    String classPath = String.join(File.pathSeparator, jars);
    if (packed || !Files.exists(CACHE)) {
      record(classPath);
    }
    return classPath;
  }

  /** Whether it was not there or older than a class. */
  private static boolean pack(Path classes, Path jar) throws IOException {
    if (Files.exists(jar) && !newer(classes, jar)) {
      return false;
    }
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
            "--create",
            "--no-compress",
            "--file",
            jar.toString(),
            "-C",
            classes.toString(),
            "."));
    return true;
  }

  private static boolean newer(Path classes, Path jar) throws IOException {
    long made = Files.getLastModifiedTime(jar).toMillis();
    try (Stream<Path> files = Files.walk(classes)) {
      return files.anyMatch(file -> file.toFile().lastModified() > made);
    }
  }

  /** By a server that starts and stops. */
  private static void record(String classPath) throws IOException {
    Path data = Files.createTempDirectory(FOLDER, "data-");
    PreparedDatabase.copyTo(data);
    Path made = FOLDER.resolve("made.aot");
    List<String> command = java(classPath);
    command.add(1, "-XX:AOTCacheOutput=" + made);
    command.addAll(List.of("serve", "--data", data.toString()));
    command.addAll(List.of("--port", "0", "--names", "off", "--model", "none"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Baton listens on ")) {
        process.toHandle().destroy();
      }
    }
    if (!Files.exists(made)) {
      throw new IOException("no cache was made: " + said);
    }
    Files.move(made, CACHE, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
