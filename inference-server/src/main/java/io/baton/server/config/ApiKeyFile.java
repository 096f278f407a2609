package io.baton.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A key of 256 random bits in the data directory, made at the first start. */
public final class ApiKeyFile {

  private static final int BYTES = 32;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private ApiKeyFile() {}

  /**
   * The key.
   *
   * @throws UncheckedIOException if it can be neither read nor made, or is empty
   */
  public static Secret readOrMake(Path data) {
    Path file = data.resolve("api-key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      String key = Files.readString(file).strip();
      if (key.isEmpty()) {
        throw new IOException("it is empty; where it is not there, a new key is made");
      }
      return new Secret(key);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read or made: " + e.getMessage(), e);
    }
  }

  /** The file is there with the whole key or not at all: part of a key would be a weak one. */
  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String key = "baton-" + HexFormat.of().formatHex(random) + "\n";
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling("api-key.part-" + ProcessHandle.current().pid());
    // Of one that was killed: in containers the next process has the same number.
    Files.deleteIfExists(part);
    try {
      try (FileChannel channel = FileChannel.open(part, NEW, OWNER_ALONE)) {
        ByteBuffer bytes = ByteBuffer.wrap(key.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
