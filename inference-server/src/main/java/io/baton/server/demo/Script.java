package io.baton.server.demo;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import java.io.InputStream;
import java.util.List;

/** The conversations of the demo. */
public final class Script {

  private static final String RESOURCE = "conversations.jsonl";

  private Script() {}

  /** All of them, in the order in which they are played. */
  public static List<Conversation> conversations() {
    InputStream in = Script.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("the resource " + RESOURCE + " is missing");
    }
    try (HistoryReader reader = HistoryReader.of(RESOURCE, in, BadLines.refuse())) {
      return reader.stream().toList();
    }
  }
}
