package io.baton.escalation.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Where the files of a bundle lie. */
sealed interface BundleSource {

  /** Largest file that is read. */
  long MOST_BYTES = 256L << 20;

  /**
   * A file.
   *
   * @throws BundleException if it is not there, or too large
   */
  byte[] read(String name);

  /** Whether there is a file of this name. */
  boolean has(String name);

  /** A directory inside. */
  BundleSource inside(String directory);

  /** How messages call a file. */
  String place(String name);

  /** On disk. */
  record Directory(Path directory) implements BundleSource {

    @Override
    public byte[] read(String name) {
      Path file = directory.resolve(name);
      try {
        if (Files.size(file) > MOST_BYTES) {
          throw new BundleException(file + ": is larger than " + MOST_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
      } catch (NoSuchFileException e) {
        throw new BundleException(file + ": there is no such file", e);
      } catch (IOException e) {
        throw new BundleException(file + ": cannot be read: " + e.getMessage(), e);
      }
    }

    @Override
    public boolean has(String name) {
      return Files.exists(directory.resolve(name));
    }

    @Override
    public BundleSource inside(String name) {
      return new Directory(directory.resolve(name));
    }

    @Override
    public String place(String name) {
      return directory.resolve(name).toString();
    }
  }

  /**
   * In memory.
   *
   * @param files by name, such as sentiment/manifest.json
   * @param prefix of the names in this directory: empty, or ending with a slash
   */
  record InMemory(Map<String, byte[]> files, String prefix) implements BundleSource {

    @Override
    public byte[] read(String name) {
      byte[] data = files.get(prefix + name);
      if (data == null) {
        throw new BundleException(place(name) + ": there is no such file");
      }
      return data.clone();
    }

    @Override
    public boolean has(String name) {
      return files.containsKey(prefix + name);
    }

    @Override
    public BundleSource inside(String directory) {
      return new InMemory(files, prefix + directory + "/");
    }

    @Override
    public String place(String name) {
      return prefix + name;
    }
  }
}
