package io.baton.server.demo;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The conversations of the demo, and what the agent and the bot say after a handoff. */
public final class Script {

  private static final String RESOURCE = "conversations.jsonl";

  private static final String WORDS = "words.properties";

  private Script() {}

  /** All of them, in the order in which they are played. */
  public static List<Conversation> conversations() {
    try (HistoryReader reader = HistoryReader.of(RESOURCE, resource(RESOURCE), BadLines.refuse())) {
      return reader.stream().toList();
    }
  }

  /** What somebody says, in a conversation's language. */
  static String words(String what, Conversation conversation) {
    Properties all = new Properties();
    try (Reader in = new InputStreamReader(resource(WORDS), StandardCharsets.UTF_8)) {
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.getProperty(what + "." + conversation.language().orElse("en"));
  }

  private static InputStream resource(String name) {
    InputStream in = Script.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing");
    }
    return in;
  }
}
