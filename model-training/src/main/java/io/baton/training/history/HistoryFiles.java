package io.baton.training.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.HistoryReader;
import io.baton.conversation.history.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Several files read into one history. */
public final class HistoryFiles {

  private final Function<JsonNode, Conversation> shape;

  /**
   * @param shape of the lines
   */
  public HistoryFiles(Function<JsonNode, Conversation> shape) {
    this.shape = shape;
  }

  /** Of either shape, see {@link AnyShape}. */
  public HistoryFiles() {
    this(new AnyShape());
  }

  /**
   * All conversations, file by file.
   *
   * @throws HistoryException if a file cannot be read, or an id is there twice: what is learnt from
   *     and what is tested must not share a conversation
   */
  public List<Conversation> read(List<Path> files, BadLines badLines) {
    List<Conversation> history = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Path file : files) {
      try (HistoryReader reader = HistoryReader.open(file, badLines, shape)) {
        while (reader.hasNext()) {
          Conversation next = reader.next();
          Place before = seen.putIfAbsent(next.id(), reader.place());
          if (before != null) {
            throw reader
                .place()
                .problem("id: '" + next.id() + "' is there twice, before in " + before);
          }
          history.add(next);
        }
      }
    }
    return List.copyOf(history);
  }
}
