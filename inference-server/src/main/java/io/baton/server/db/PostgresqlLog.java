package io.baton.server.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What the embedded PostgreSQL says of itself, in a file beside its data: why it started and ended,
 * and no statement. The file of the start before is kept, too.
 *
 * @param file with the latest start
 */
record PostgresqlLog(Path file) {

  private static final int LAST_LINES = 6;

  static PostgresqlLog in(Path directory) {
    return new PostgresqlLog(directory.resolve("postgresql.log"));
  }

  /**
   * Begins a new file.
   *
   * @throws IOException if the old one cannot be put aside
   */
  void begin() throws IOException {
    if (Files.exists(file)) {
      Files.move(
          file, file.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Where a process writes to it. */
  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** Whether a line of it has this. */
  boolean says(String words) {
    return lines().stream().anyMatch(line -> line.contains(words));
  }

  /** Its last lines in one; empty where nothing can be read. */
  String lastWords() {
    List<String> lines = lines();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private List<String> lines() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
