package io.baton.server.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.TurnJson;
import io.baton.knowledge.Question;
import io.baton.server.http.Json;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes questions of what customers said last. Thread-safe. */
public final class CustomerQuestions {

  /** Turns among which the customer's last ones are looked for. */
  private static final int MOST_TURNS = 20;

  private final TurnRepository turns;
  private final Json json;

  public CustomerQuestions(TurnRepository turns, Json json) {
    this.turns = turns;
    this.json = json;
  }

  /** The question of a conversation; empty where there is none, or its customer wrote nothing. */
  public Optional<Question> of(String workspace, String conversation, int most) {
    ConversationKey key = new ConversationKey(workspace, conversation);
    return turns.findConversation(key).flatMap(found -> question(key, found, most));
  }

  /**
   * The question of a conversation with one more turn, which is not kept yet.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  public Optional<Question> with(
      Turn turn, ConversationKey key, Optional<String> language, int most) {
    List<Turn> all =
        new ArrayList<>(
            turns.findConversation(key).map(found -> last(key, found)).orElse(List.of()));
    all.add(turn);
    return of(all, language, most);
  }

  private List<Turn> last(ConversationKey key, StoredConversation found) {
    int after = Math.max(0, found.turns() - MOST_TURNS);
    return turns.listTurns(key, after, MOST_TURNS).stream()
        .map(stored -> TurnJson.read(json.read(stored.turn()), ""))
        .toList();
  }

  private Optional<Question> question(ConversationKey key, StoredConversation found, int most) {
    List<Turn> last = last(key, found);
    JsonNode facts = json.read(found.facts());
    return of(last, Optional.ofNullable(facts.path("language").textValue()), most);
  }

  /**
   * The question of turns; empty where the customer wrote nothing.
   *
   * @param turns in order
   * @param language BCP 47 tag of the conversation, if known
   */
  public static Optional<Question> of(List<Turn> turns, Optional<String> language, int most) {
    List<String> words = new ArrayList<>();
    for (Turn turn : turns.reversed()) {
      if (turn.speaker() == Speaker.CUSTOMER) {
        turn.text().filter(text -> !text.isBlank()).ifPresent(words::add);
      }
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(new Question(words, language, most));
  }
}
