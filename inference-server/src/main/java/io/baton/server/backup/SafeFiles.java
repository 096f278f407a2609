package io.baton.server.backup;

import io.baton.conversation.history.FileErrors;
import io.baton.server.config.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files that are whole or not there, also after a power cut. They hold what customers said: where
 * the file system knows permissions they are their owner's alone.
 */
public final class SafeFiles {

  private static final int BUFFER = 1 << 16;

  private static final Set<StandardOpenOption> WRITING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);

  private SafeFiles() {}

  private static FileAttribute<?>[] ownersAlone(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Fills a directory under another name and gives it its own when all is on disk.
   *
   * @param directory absent or empty
   * @throws BackupException if there is something in it, or a file system is mounted there
   */
  public static void fill(Path directory, Consumer<Path> work) {
    checkEmpty(directory);
    Path absolute = whereItLeads(directory);
    if (isMountPoint(absolute)) {
      throw new BackupException(
          directory + ": a file system is mounted there; name a directory in it");
    }
    Path part = begin(absolute);
    try {
      Files.createDirectories(part.resolveSibling("."));
      Files.createDirectory(part, ownersAlone(part, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(part + ": is in the way");
    } catch (IOException e) {
      throw new UncheckedIOException(part + ": cannot be made: " + FileErrors.reason(e), e);
    }
    try {
      work.accept(part);
      syncDirectories(part);
      Files.deleteIfExists(absolute);
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
      sync(absolute.resolveSibling("."));
    } catch (IOException e) {
      delete(part);
      throw new UncheckedIOException(directory + ": cannot be written: " + FileErrors.reason(e), e);
    } catch (RuntimeException e) {
      delete(part);
      throw e;
    }
  }

  /** Whether a file system of its own is mounted there, where that can be told. */
  static boolean isMountPoint(Path absolute) {
    try {
      return Files.exists(absolute)
          && !Files.getFileStore(absolute).equals(Files.getFileStore(absolute.resolveSibling(".")));
    } catch (IOException e) {
      // Such as in a sandbox that does not know its own root.
      return false;
    }
  }

  /** A link leads to the disk that was meant; a directory in its place would be on another. */
  private static Path whereItLeads(Path directory) {
    if (!Files.isSymbolicLink(directory) || !Files.exists(directory)) {
      return directory.toAbsolutePath().normalize();
    }
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  /**
   * Looks whether a directory may be filled.
   *
   * @throws BackupException if there is something in it
   */
  static void checkEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new BackupException(directory + ": is not empty; name one that is not there");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  /**
   * Begins a file; what was there is replaced.
   *
   * @throws IOException if it cannot be made
   */
  public static OutputStream open(Path file) throws IOException {
    return Channels.newOutputStream(
        FileChannel.open(file, WRITING, ownersAlone(file, "rw-------")));
  }

  /** Writes a file and waits until it is on disk. */
  public static void write(Path file, byte[] bytes) {
    try (OutputStream out = open(file)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    }
    sync(file);
  }

  /**
   * Writes a file that appears when all of it is on disk.
   *
   * @param file absent
   */
  public static void add(Path file, byte[] bytes) {
    Path absolute = file.toAbsolutePath().normalize();
    Path part = begin(absolute);
    try {
      write(part, bytes);
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    } finally {
      delete(part);
    }
    sync(absolute.resolveSibling("."));
  }

  /** Waits until a file or directory is on disk. */
  static void sync(Path path) {
    StandardOpenOption way =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, way)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": does not come to disk: " + FileErrors.reason(e), e);
    }
  }

  private static void syncDirectories(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      paths.filter(Files::isDirectory).forEach(SafeFiles::sync);
    }
  }

  /**
   * Removes what processes that were killed had begun to write.
   *
   * @param absolute what is to be written
   * @return the name that it has until it is whole
   */
  public static Path begin(Path absolute) {
    Leftovers.remove(absolute);
    return absolute.resolveSibling(
        absolute.getFileName() + Leftovers.PART + ProcessHandle.current().pid());
  }

  static void delete(Path top) {
    try (Stream<Path> paths = Files.walk(top)) {
      List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // What is left has a name that nobody takes for a backup, and what went wrong is told.
    }
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.begin();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }
}
