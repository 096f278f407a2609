package io.baton.conversation.imports;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts imported as files, for tests. */
public final class Imported {

  private final ImportFormat format;
  private final Path folder;
  private final List<HistoryException> skipped = new ArrayList<>();
  private final Findings findings;

  /**
   * @param skip how many bad lines may be
   */
  public Imported(ImportFormat format, Path folder, int skip) {
    this.format = format;
    this.folder = folder;
    this.findings = new Findings(BadLines.skip(skip, skipped::add));
  }

  /** The conversations of texts, each a file of its own, in-1 and so on. */
  public List<Conversation> of(String... texts) {
    return of(StandardCharsets.UTF_8, texts);
  }

  /** The same of files written so. */
  public List<Conversation> of(Charset charset, String... texts) {
    List<Path> files = new ArrayList<>();
    for (String text : texts) {
      files.add(write("in-" + (files.size() + 1), text, charset));
    }
    List<Conversation> read = new ArrayList<>();
    ImportRun.run(format, files, findings, read::add);
    return read;
  }

  /** The only conversation of a text with ' for ". */
  public Conversation only(String... lines) {
    List<Conversation> read = of(String.join("\n", lines).replace('\'', '"'));
    if (read.size() != 1) {
      throw new AssertionError("one conversation expected: " + read);
    }
    return read.getFirst();
  }

  public List<HistoryException> skipped() {
    return skipped;
  }

  public Findings findings() {
    return findings;
  }

  private Path write(String name, String text, Charset charset) {
    try {
      return Files.writeString(folder.resolve(name), text, charset);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
