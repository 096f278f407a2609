package io.baton.training.history;

import io.baton.conversation.Conversation;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.ImportFormat;
import io.baton.conversation.imports.Piece;
import io.baton.training.escalation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells now and then how far an import is: by the size of the files that are read, and by what was
 * found in the one that is being read. Work of a few seconds is not told of. Not thread-safe.
 */
public final class ImportProgress {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Progress progress;
  private final InstantSource clock;
  private final long allBytes;
  private long bytes;
  private long found;
  private Instant next;

  /**
   * @param files that will be read
   */
  public ImportProgress(List<Path> files, Progress progress, InstantSource clock) {
    this.progress = progress;
    this.clock = clock;
    this.allBytes = files.stream().mapToLong(ImportProgress::size).sum();
    this.next = clock.instant().plus(EVERY);
  }

  /** Nothing of what cannot be looked at; reading it says why. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Passes on what a file has, and tells of it. */
  public <T> void reading(Path file, Consumer<T> sink, Consumer<Consumer<T>> read) {
    found = 0;
    read.accept(one -> {
      found++;
      tell("reading " + file + ", " + found + " so far");
      sink.accept(one);
    });
    bytes += size(file);
  }

  /** The same format, told of while its files are read. */
  public ImportFormat of(ImportFormat format) {
    return new ImportFormat() {
      @Override
      public void read(Path file, Findings findings, Consumer<Piece> sink) {
        reading(file, sink, counted -> format.read(file, findings, counted));
      }

      @Override
      public List<Conversation> assemble(List<Piece> pieces, Findings findings) {
        tell("putting conversations together");
        return format.assemble(pieces, findings);
      }
    };
  }

  private void tell(String what) {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(EVERY);
      progress.at(what, allBytes == 0 ? 0 : (double) bytes / allBytes);
    }
  }
}
