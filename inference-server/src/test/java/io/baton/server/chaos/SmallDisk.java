package io.baton.server.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small disk in memory that only the processes see that are started on it. Needs root and Linux's
 * mount namespaces.
 */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 1 << 16;
  private static final String BALLAST = "ballast";

  private final Process holder;
  private final Path place;
  private final Path seen;

  private SmallDisk(Process holder, Path place) {
    this.holder = holder;
    this.place = place;
    this.seen =
        Path.of("/proc", Long.toString(holder.pid()), "root")
            .resolve(Path.of("/").relativize(place));
  }

  /**
   * Makes one.
   *
   * @param directory made, and covered for those who see the disk
   * @throws IOException if this machine or user cannot have one
   */
  static SmallDisk mount(Path directory, int megabytes) throws IOException {
    Path place = Files.createDirectories(directory).toAbsolutePath();
    String script =
        "mount -t tmpfs -o size=" + megabytes + "m none \"$0\" && echo there && exec cat";
    Process holder =
        new ProcessBuilder("unshare", "-m", "sh", "-c", script, place.toString())
            .redirectErrorStream(true)
            .start();
    String said = holder.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"there".equals(said)) {
      holder.destroyForcibly();
      throw new IOException("no disk can be mounted here: " + said);
    }
    return new SmallDisk(holder, place);
  }

  /** Where processes on it see it. */
  Path place() {
    return place;
  }

  /** Command before that of a process that is to see it. */
  List<String> wrapper() {
    return List.of("nsenter", "-t", Long.toString(holder.pid()), "-m");
  }

  /** A file on it, as seen from outside. */
  Path file(String name) {
    return seen.resolve(name);
  }

  long free() throws IOException {
    return Files.getFileStore(seen).getUsableSpace();
  }

  /** Fills it until so many bytes are left, or less than a block of the file system. */
  void fill(long left) throws IOException {
    try (OutputStream out = Files.newOutputStream(file(BALLAST))) {
      byte[] block = new byte[BLOCK];
      for (long free = free(); free > left; free = free()) {
        out.write(block, 0, (int) Math.min(BLOCK, free - left));
      }
    } catch (IOException e) {
      if (free() > left) {
        throw e;
      }
    }
  }

  /** Takes away what {@link #fill} wrote. */
  void empty() throws IOException {
    Files.delete(file(BALLAST));
  }

  @Override
  public void close() throws IOException {
    try {
      holder.destroy();
      if (!holder.waitFor(10, TimeUnit.SECONDS)) {
        holder.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
