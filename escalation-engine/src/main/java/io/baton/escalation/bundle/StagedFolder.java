package io.baton.escalation.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder inside the one of a bundle, that is filled before its files take the places of the old
 * ones. So the old bundle serves until the new one is whole, also where the process is ended in
 * between; ended amid the renames at the end it can leave some files of each, which no reader
 * takes. Files that are not the bundle's stay. Not thread-safe.
 */
public final class StagedFolder implements AutoCloseable {

  private final Path target;
  private final Path stage;
  private final boolean made;
  private final Thread interrupted;

  private StagedFolder(Path target, boolean made) throws IOException {
    this.target = target;
    this.made = made;
    this.stage = target.resolve("part-" + ProcessHandle.current().pid());
    // What a process that was killed left; in containers each has the same number.
    remove(stage);
    // Ctrl-C ends the process without closing anything.
    this.interrupted = Thread.ofPlatform().unstarted(this::removeAll);
    Runtime.getRuntime().addShutdownHook(interrupted);
    Files.createDirectory(stage);
  }

  /**
   * Begins a folder; what is there stays as it is.
   *
   * @param folder of the bundle, made where absent; may be a link
   * @throws UncheckedIOException if nothing can be written there
   */
  public static StagedFolder of(Path folder) {
    try {
      boolean there = Files.exists(folder);
      if (!there) {
        Files.createDirectories(folder);
      }
      return new StagedFolder(folder.toRealPath(), !there);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle " + folder + " cannot be written", e);
    }
  }

  /** Where to write. */
  public Path path() {
    return stage;
  }

  /**
   * All is written: this is the bundle now. A tone that the new bundle has not is removed.
   *
   * @throws UncheckedIOException if it cannot take its place
   */
  public void keep() {
    if (!unhooked()) {
      return;
    }
    try {
      boolean tone = Files.exists(stage.resolve(SentimentBundle.DIRECTORY));
      moveFiles(stage, target);
      if (!tone && BundleFolder.kind(target).equals(Manifest.KIND)) {
        BundleFolder.remove(target.resolve(SentimentBundle.DIRECTORY));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle " + target + " cannot be written", e);
    }
  }

  /** False where the process is ending, and what was staged is being removed. */
  private boolean unhooked() {
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The manifest, which vouches for the others, is the last. */
  private static void moveFiles(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> files = new ArrayList<>(list(from));
    files.sort(Comparator.comparing(file -> file.endsWith(BundleFiles.MANIFEST)));
    for (Path file : files) {
      Path place = to.resolve(file.getFileName());
      if (Files.isDirectory(file)) {
        moveFiles(file, place);
      } else {
        Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() {
    if (unhooked()) {
      removeAll();
    }
  }

  private void removeAll() {
    try {
      remove(stage);
      if (made) {
        Files.deleteIfExists(target);
      }
    } catch (DirectoryNotEmptyException e) {
      // The bundle is in it.
    } catch (IOException e) {
      throw new UncheckedIOException(stage + ": cannot be removed", e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
