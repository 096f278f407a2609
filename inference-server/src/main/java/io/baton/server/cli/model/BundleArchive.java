package io.baton.server.cli.model;

import io.baton.conversation.history.FileErrors;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.server.backup.SafeFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a bundle by name, on their way between a directory and the server.
 *
 * @param files by name, such as sentiment/manifest.json
 */
record BundleArchive(Map<String, byte[]> files) {

  BundleArchive {
    files = Map.copyOf(files);
  }

  /**
   * Of a directory; files that no bundle has are left out.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  static BundleArchive of(Path directory) {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (String name : BundleReader.fileNames()) {
        if (Files.exists(directory.resolve(name))) {
          files.put(name, Files.readAllBytes(directory.resolve(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read: " + FileErrors.reason(e), e);
    }
    return new BundleArchive(files);
  }

  /**
   * Of a zip that a server gave.
   *
   * @throws BundleException if it holds anything else
   */
  static BundleArchive ofZip(byte[] packed) {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!BundleReader.fileNames().contains(entry.getName())) {
          throw new BundleException(entry.getName() + ": is no file of a bundle");
        }
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new BundleException("the server's zip cannot be read: " + FileErrors.reason(e), e);
    }
    return new BundleArchive(files);
  }

  byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("packing in memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the files; the directory is there with all of them on disk, or not at all.
   *
   * @param directory absent or empty
   * @throws UncheckedIOException if they cannot be written
   */
  void write(Path directory) {
    SafeFiles.fill(directory, part -> files.forEach((name, bytes) -> write(part, name, bytes)));
  }

  private static void write(Path part, String name, byte[] bytes) {
    Path file = part.resolve(name);
    try {
      Files.createDirectories(file.resolveSibling("."));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    }
    SafeFiles.write(file, bytes);
  }
}
