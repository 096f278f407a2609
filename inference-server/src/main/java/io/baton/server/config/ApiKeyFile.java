package io.baton.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A key of 256 random bits in the data directory, made at the first start. */
public final class ApiKeyFile {

  private static final int BYTES = 32;

  private ApiKeyFile() {}

  /**
   * The key.
   *
   * @throws UncheckedIOException if it can be neither read nor made
   */
  public static Secret readOrMake(Path data) {
    Path file = data.resolve("api-key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read or made", e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file, "baton-" + HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
  }
}
