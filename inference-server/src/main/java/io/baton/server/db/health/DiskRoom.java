package io.baton.server.db.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how much room is left on the disk of the embedded database. PostgreSQL reads as long as
 * it can write its log, and ends when it cannot: who stops writing while there is some room goes on
 * reading. Thread-safe.
 */
public final class DiskRoom implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

  /** In so much time less is written than any reserve worth the name has. */
  private static final Duration EVERY = Duration.ofMillis(200);

  private final Path directory;
  private final long least;
  private final Thread thread;
  private volatile long free;
  private volatile boolean enough = true;

  private DiskRoom(Path directory, long least) {
    this.directory = directory;
    this.least = least;
    this.free = measured();
    this.thread = Thread.ofPlatform().name("disk-room").daemon().unstarted(this::run);
  }

  /**
   * Looks now, and goes on looking.
   *
   * @param directory on the disk, there already
   * @param least bytes that are enough; with 0 it always is
   */
  public static DiskRoom watch(Path directory, long least) {
    DiskRoom room = new DiskRoom(directory, least);
    room.look();
    room.thread.start();
    return room;
  }

  /** Whether there was as much as there should be at the last look. */
  public boolean enough() {
    return enough;
  }

  /** Bytes that were free at the last look. */
  public long free() {
    return free;
  }

  private void look() {
    free = measured();
    boolean now = free >= least;
    if (enough && !now) {
      LOG.error("{} MB are left on the disk of {}: nothing is stored", free >> 20, directory);
    } else if (!enough && now) {
      LOG.info("{} MB are free on the disk of {}: turns are stored again", free >> 20, directory);
    }
    enough = now;
  }

  /** As before where it cannot be told: the database knows better. */
  private long measured() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      return Math.max(free, least);
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(EVERY);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
