package io.baton.training.sentiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Outcome;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.history.HistoryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Customers' messages with their tone that come with Baton, written for it in five languages; a
 * line is {@code {"text", "sentiment", "frustration"}} with frustration 0, 1 or 2. As a history
 * each is a conversation of one turn; the frustration is its emotion: calm, annoyance, anger.
 */
public final class TonePhrases {

  private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");
  private static final List<String> EMOTIONS = List.of("calm", "annoyance", "anger");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TonePhrases() {}

  /** All of them, with ids such as {@code tone-en-12}. */
  public static List<Conversation> read() {
    return LANGUAGES.stream().flatMap(language -> read(language).stream()).toList();
  }

  private static List<Conversation> read(String language) {
    String name = language + ".jsonl";
    InputStream in = TonePhrases.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing");
    }
    List<Conversation> phrases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        phrases.add(phrase(language, name, phrases.size() + 1, line));
      }
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name, e);
    }
  }

  private static Conversation phrase(String language, String file, int number, String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      Turn turn =
          Turn.builder("t-1", Speaker.CUSTOMER)
              .text(node.path("text").asText())
              .label(label(node))
              .build();
      return new Conversation(
          "tone-" + language + "-" + number,
          Optional.empty(),
          Optional.of(language),
          Optional.empty(),
          Optional.empty(),
          Customer.UNKNOWN,
          List.of(turn),
          Outcome.UNKNOWN,
          Map.of());
    } catch (JsonProcessingException e) {
      throw new HistoryException(file, number, "no valid JSON");
    } catch (IllegalArgumentException e) {
      throw new HistoryException(file, number, String.valueOf(e.getMessage()));
    }
  }

  private static TurnLabel label(JsonNode node) {
    int frustration = node.path("frustration").asInt(-1);
    if (frustration < 0 || frustration >= EMOTIONS.size()) {
      throw new IllegalArgumentException(
          "frustration: " + node.path("frustration") + " is not in 0..2");
    }
    return new TurnLabel(
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.of(Sentiment.of(node.path("sentiment").asText())),
        Optional.of(EMOTIONS.get(frustration)),
        Optional.empty(),
        OptionalInt.empty());
  }
}
