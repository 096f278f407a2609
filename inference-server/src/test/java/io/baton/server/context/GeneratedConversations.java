package io.baton.server.context;

import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Entity;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.server.context.input.ContextInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Makes conversations up: sentences with numbers and names, odd ones, wrong spans, any order. */
public final class GeneratedConversations {

  private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt", "it");
  private static final List<String> INTENTS =
      List.of(
          "greet", "track_order", "refund", "faq_42", "request_human", "affirm", "Storno", "v2/x");
  private static final List<String> SENTENCES =
      List.of(
          "Where is my order #6?",
          "my name is Maria Lopez and I want 1#2.50 EUR back",
          "Meine Bestellung #7 vom 3. März fehlt noch immer!",
          "ich heiße Öztürk Ümit, Karte 4111 1111 1111 1111",
          "el pedido #5-22 llegó roto, me llamo Íñigo Pérez",
          "appelle-moi au 06 12 34 56 78 S.V.P. avant le 24/12/2026",
          "o CPF é 111.444.777-35, R$ 1.2#2,90 a mais",
          "NO NO NO!!! #3 times already",
          "ok",
          "¿¿¿???",
          "…",
          "“quoted” «words» „hier“ with 'marks' and {0} braces {9}",
          "line one\nline two with model XK-#4\n\n  and spaces   ",
          "https://example.com/#6?a=b&c=d#top see that",
          "x".repeat(400),
          "a b c d e f g h i j k l m n o p q r s t u v w x y z Zürich 1#9",
          "mail me: zoe.#3@example.co.uk or +44 7700 900#3",
          "１２３４５ 注文 はどこ",
          "I bought 3.5kg in O'Neil's shop at 10:#2pm on 2026-11-2#1",
          "item: \"Blue Lamp 3000\" broke. Then Dr. Smith said: call him. He did not.");

  private final RandomGenerator random;
  private final ContextFixtures fixtures;
  private int made;

  /**
   * @param fixtures judge what was made up
   */
  public GeneratedConversations(RandomGenerator random, ContextFixtures fixtures) {
    this.random = random;
    this.fixtures = fixtures;
  }

  /** The next conversation. */
  public ContextInput next() {
    made++;
    List<Turn> turns = new ArrayList<>();
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      turns.add(turn(i));
    }
    return fixtures.input(
        new Conversation(
            "generated-" + made,
            Optional.of("web"),
            Optional.of(LANGUAGES.get(random.nextInt(LANGUAGES.size()))),
            Optional.empty(),
            Optional.empty(),
            Customer.UNKNOWN,
            turns,
            Outcome.UNKNOWN,
            Map.of()));
  }

  private Turn turn(int index) {
    boolean bot = random.nextInt(5) < 2;
    Turn.Builder turn =
        Turn.builder("t" + index, bot ? Speaker.BOT : Speaker.CUSTOMER)
            .at(Instant.parse("2026-11-20T10:00:00Z").plusSeconds(60L * index));
    if (random.nextInt(8) > 0) {
      String text = text();
      turn.text(text);
      if (random.nextInt(3) == 0) {
        turn.entity(entity(text));
      }
    }
    if (random.nextBoolean()) {
      turn.intent(INTENTS.get(random.nextInt(INTENTS.size()))).confidence(random.nextDouble());
    }
    if (bot) {
      turn.fallback(random.nextInt(3) == 0).replyId("r" + random.nextInt(3));
      if (random.nextInt(4) == 0) {
        turn.other("attempt", Map.of("kind", "tool", "reference", "T" + made, "result", "error"));
      }
    }
    return turn.build();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int sentences = 1 + random.nextInt(3);
    for (int i = 0; i < sentences; i++) {
      text.append(i == 0 ? "" : " ").append(SENTENCES.get(random.nextInt(SENTENCES.size())));
    }
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean figures =
          text.charAt(i) == '#'
              && i + 1 < text.length()
              && Character.isDigit(text.charAt(i + 1))
              && text.charAt(i + 1) < 128;
      if (figures) {
        i++;
        for (int digits = text.charAt(i) - '0'; digits > 0; digits--) {
          filled.append(random.nextInt(10));
        }
      } else {
        filled.append(text.charAt(i));
      }
    }
    return filled.toString();
  }

  /** As NLUs tell them: with right spans, with none, with spans within words, of other texts. */
  private Entity entity(String text) {
    int start = random.nextInt(text.length());
    int end = start + 1 + random.nextInt(12);
    return switch (random.nextInt(3)) {
      case 0 -> Entity.of("thing", "Elsewhere" + made);
      case 1 ->
          new Entity(
              "order_number",
              "N" + made,
              OptionalInt.of(start),
              OptionalInt.of(end),
              OptionalDouble.of(0.7));
      default -> {
        String word = text.split("\\s+")[0];
        yield word.isEmpty() ? Entity.of("thing", "x") : Entity.of("product", word);
      }
    };
  }
}
