package io.baton.conversation.imports;

import io.baton.conversation.Conversation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Turns files of another system into conversations. */
public final class ImportRun {

  /** Bytes of pieces that are held in memory before the temporary folder is used: 64 MiB. */
  public static final long HELD_BYTES = 64L << 20;

  private ImportRun() {}

  /**
   * Reads all files, then gives the conversations: in the order in which they began, as long as all
   * of it fits into memory.
   *
   * @throws io.baton.conversation.history.HistoryException if a line cannot be read and may not be
   *     skipped
   */
  public static void run(
      ImportFormat format, List<Path> files, Findings findings, Consumer<Conversation> sink) {
    run(format, files, findings, sink, HELD_BYTES);
  }

  static void run(
      ImportFormat format,
      List<Path> files,
      Findings findings,
      Consumer<Conversation> sink,
      long heldBytes) {
    try (Gatherer gatherer = new Gatherer(heldBytes)) {
      for (Path file : files) {
        long before = gatherer.count();
        format.read(file, findings, gatherer::add);
        if (gatherer.count() == before) {
          findings.empty(file);
        }
      }
      gatherer.drain(pieces -> format.assemble(pieces, findings).forEach(sink));
    }
  }
}
