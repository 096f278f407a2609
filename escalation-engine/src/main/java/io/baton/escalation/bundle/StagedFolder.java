package io.baton.escalation.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is filled beside the bundle whose place it takes once it is whole, so that the old
 * one serves until then, also where the process is ended in between. What lies beside the files of
 * the old bundle is taken over. Not thread-safe.
 */
public final class StagedFolder implements AutoCloseable {

  private final Path target;
  private final Path stage;
  private final boolean beside;
  private final Thread interrupted;

  private StagedFolder(Path target, boolean beside) throws IOException {
    this.target = target;
    this.beside = beside;
    // Nobody else's folder has the process in its name.
    String name = "part-" + ProcessHandle.current().pid() + "-" + target.getFileName();
    this.stage = beside ? target.resolveSibling(name) : target.resolve(name);
    // What a process that was killed left; in containers each has the same number.
    remove(stage);
    // Ctrl-C ends the process without closing anything.
    this.interrupted = Thread.ofPlatform().unstarted(() -> remove(stage));
    Runtime.getRuntime().addShutdownHook(interrupted);
    Files.createDirectory(stage);
  }

  /**
   * Begins a folder; what is there stays as it is.
   *
   * @param folder the one to make or to replace; a link to it stays one
   * @throws UncheckedIOException if nothing can be written there
   */
  public static StagedFolder of(Path folder) {
    try {
      boolean there = Files.exists(folder);
      Path target = there ? folder.toRealPath() : folder.toAbsolutePath().normalize();
      if (!there) {
        Files.createDirectories(target.resolveSibling("."));
      }
      return new StagedFolder(target, !there || isMovable(target));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle " + folder + " cannot be written", e);
    }
  }

  /** As where the folder cannot be moved. */
  static StagedFolder inside(Path folder) throws IOException {
    return new StagedFolder(folder.toRealPath(), false);
  }

  /** A folder in which somebody works must stay the one that it is. */
  private static boolean isMovable(Path target) throws IOException {
    Path parent = target.getParent();
    return parent != null
        && Files.isWritable(parent)
        && !Path.of("").toRealPath().startsWith(target);
  }

  /** Where to write. */
  public Path path() {
    return stage;
  }

  /**
   * All is written: this is the bundle now. In place of a folder that cannot be moved, as one that
   * a container was given, its files are replaced one by one.
   *
   * @throws UncheckedIOException if it cannot take its place
   */
  public void keep() {
    try {
      if (!Files.exists(target)) {
        Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
      } else if (!beside || !swapped()) {
        BundleFolder.remove(target.resolve(SentimentBundle.DIRECTORY));
        moveFiles(stage, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle " + target + " cannot be written", e);
    }
  }

  private boolean swapped() throws IOException {
    String name = "old-" + ProcessHandle.current().pid() + "-" + target.getFileName();
    Path old = target.resolveSibling(name);
    try {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return false;
    }
    try {
      Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    for (Path file : list(old)) {
      Path place = target.resolve(file.getFileName());
      if (!isOfBundle(file) && !Files.exists(place)) {
        Files.move(file, place);
      }
    }
    remove(old);
    return true;
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

  private static boolean isOfBundle(Path file) {
    String name = file.getFileName().toString();
    return BundleFiles.ALL.contains(name) || name.equals(SentimentBundle.DIRECTORY);
  }

  @Override
  public void close() {
    remove(stage);
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook does what it is for.
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be removed", e);
    }
  }
}
