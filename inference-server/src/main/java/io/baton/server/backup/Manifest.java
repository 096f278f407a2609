package io.baton.server.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param format {@link #FORMAT}
 * @param madeAt when it was begun; what was acknowledged before is in it
 * @param migrations versions that made the tables
 * @param tables in the order in which they can be filled
 * @param files of the server's configuration
 */
public record Manifest(
    int format, String madeAt, List<String> migrations, List<Table> tables, List<Stored> files) {

  /** The only format there is. */
  public static final int FORMAT = 1;

  private static final String NAME = "manifest.json";
  private static final String HASH = "manifest.sha256";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
  }

  /**
   * Rows of a table.
   *
   * @param columns in the order of the rows' fields
   * @param rows how many
   * @param stored where they are, in PostgreSQL's text format, gzipped
   */
  public record Table(String name, List<String> columns, long rows, Stored stored) {

    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A file.
   *
   * @param file relative to the backup, with slashes
   * @param bytes its size
   * @param sha256 of its bytes, in hex
   */
  public record Stored(String file, long bytes, String sha256) {}

  /** How many rows there are in all. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  void write(Path directory) {
    try {
      byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
      SafeFiles.write(directory.resolve(NAME), json);
      SafeFiles.write(
          directory.resolve(HASH),
          (SafeFiles.sha256(directory.resolve(NAME)) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  /**
   * Reads a backup's manifest and holds all files against it.
   *
   * @throws BackupException naming what is not as it was made
   */
  static Manifest verified(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BackupException(directory + ": is no backup, it has no " + NAME);
    }
    if (!Files.isRegularFile(directory.resolve(HASH))) {
      throw new BackupException(directory.resolve(HASH) + ": is missing");
    }
    try {
      if (!Files.readString(directory.resolve(HASH)).strip().equals(SafeFiles.sha256(file))) {
        throw new BackupException(file + ": is not as it was made");
      }
      JsonNode json = MAPPER.readTree(file.toFile());
      // Of another format nothing else is known.
      if (json.path("format").asInt() != FORMAT) {
        throw new BackupException(
            file
                + ": format "
                + json.path("format")
                + " is not "
                + FORMAT
                + ", the only one known");
      }
      Manifest manifest = MAPPER.treeToValue(json, Manifest.class);
      manifest.tables().forEach(table -> verify(directory, table.stored()));
      manifest.files().forEach(stored -> verify(directory, stored));
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  private static void verify(Path directory, Stored stored) {
    // The directory that one is in is '.', and no other name begins so once it is normalized.
    Path whole = directory.toAbsolutePath().normalize();
    Path file = whole.resolve(stored.file()).normalize();
    if (!file.startsWith(whole)) {
      throw new BackupException(stored.file() + ": is not inside the backup");
    }
    if (!Files.isRegularFile(file)) {
      throw new BackupException(file + ": is missing");
    }
    if (!SafeFiles.sha256(file).equals(stored.sha256())) {
      throw new BackupException(file + ": is not as it was made");
    }
  }
}
