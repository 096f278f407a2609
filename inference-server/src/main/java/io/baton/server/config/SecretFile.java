package io.baton.server.config;

import io.baton.conversation.history.FileErrors;
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

/** A file with a secret of 256 random bits, which its owner alone can read. */
public final class SecretFile {

  private static final int BYTES = 32;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SecretFile() {}

  /**
   * The secret: 64 hexadecimal digits after a prefix, where the file is made now.
   *
   * @throws UncheckedIOException if it can be neither read nor made, or is empty
   */
  public static Secret readOrMake(Path file, String prefix) {
    try {
      if (!Files.exists(file)) {
        make(file, prefix);
      }
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw new IOException("it is empty; where it is not there, a new one is made");
      }
      return new Secret(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read or made: " + FileErrors.reason(e), e);
    }
  }

  private static void make(Path file, String prefix) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    write(file, prefix + HexFormat.of().formatHex(random) + "\n");
  }

  /**
   * Writes a file that its owner alone can read. It is there with all of the text or as it was
   * before: part of a key would be a weak one.
   *
   * @param text of ASCII
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    String name = file.getFileName() + ".part-" + ProcessHandle.current().pid();
    Path part = file.resolveSibling(name);
    // Of one that was killed: in containers the next process has the same number.
    Files.deleteIfExists(part);
    try {
      try (FileChannel channel = FileChannel.open(part, NEW, OWNER_ALONE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
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
