package io.baton.training.starter;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.training.history.HistoryFiles;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Conversations of others whose licence allows to learn from them and to pass the model on. */
public enum OpenSet {
  /** Phone calls with a booking bot, as intents without words. */
  BETOLD("betold", "betold/valid.jsonl.gz", "Apache-2.0", "the caller hung up or was forwarded");

  private static final int FOLDS = 5;

  private final String title;
  private final String file;
  private final String licence;
  private final String label;

  OpenSet(String title, String file, String licence, String label) {
    this.title = title;
    this.file = file;
    this.licence = licence;
    this.label = label;
  }

  /** Name of the set. */
  public String title() {
    return title;
  }

  /** SPDX identifier. */
  public String licence() {
    return licence;
  }

  /** What its label says. */
  public String label() {
    return label;
  }

  /**
   * Four fifths to learn from and a fifth to measure with, by conversation.
   *
   * @param folder the data of others
   * @return empty where the file is not there
   */
  public Optional<Fold<Conversation>> read(Path folder, long seed) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    List<Conversation> all = new HistoryFiles().read(List.of(path), BadLines.refuse());
    return Optional.of(
        new ConversationSplitter(FOLDS, seed)
            .split(all, Conversation::id, one -> one.outcome().escalated().toString())
            .getFirst());
  }
}
