package io.baton.escalation.signal;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.NameWords;
import io.baton.escalation.text.Payload;
import io.baton.escalation.text.SmallTalk;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Carries the state of the signals from turn to turn. Pure and thread-safe. */
public final class SignalTracker {

  /** Weight of the newest turn in the frustration of the conversation. */
  private static final float NEWEST = 0.45f;

  /**
   * Confidence from which a bot that fails is believed what it says of the topic; Rasa's fallback
   * has it as its default, too.
   */
  private static final double SURE = 0.7;

  private static final int MOST_COUNT = 1 << 20;

  private static final Set<String> NO_TOPICS =
      Set.of("none", "unknown", "out_of_scope", "oos", "no_intent", "not_understood");

  private final Words wrong = Words.of("wrong.txt");
  private final Words acknowledgements = Words.of("acknowledgements.txt");

  /** The state after a turn. */
  public SignalState after(
      SignalState before, Turn turn, TokenizedText text, Tone tone, SignalSettings settings) {
    return switch (turn.speaker()) {
      case CUSTOMER -> afterCustomer(before, turn, text, tone, settings);
      case BOT -> afterBot(before, turn, text);
      case AGENT -> before.afterAgent();
      case SYSTEM -> before;
    };
  }

  private SignalState afterCustomer(
      SignalState before, Turn turn, TokenizedText text, Tone tone, SignalSettings settings) {
    boolean low = ConfidenceDetector.isLow(turn, settings);
    long topic = topic(before, turn);
    boolean guess = low || isGuess(before, turn);
    boolean otherTopic = !guess && before.topic() != 0 && topic != before.topic();
    Failures failures = failures(before, turn, wrong.areIn(text), otherTopic);
    Mood mood = mood(before, text, tone);
    return new SignalState(
        Math.min(MOST_COUNT, before.customerTurns() + 1),
        low ? Math.min(MOST_COUNT, before.lowConfidence() + 1) : 0,
        low ? SignalState.evidence(before.lowConfidenceTurns(), turn.id()) : List.of(),
        failures.count(),
        failures.turns(),
        guess ? before.topic() : topic,
        mood.frustration(),
        mood.valences(),
        remember(before.customer(), customerSketch(before, turn, text), text, turn),
        before.bot(),
        before.lastBot(),
        Math.min(MOST_COUNT, before.bursts() + 1),
        turn.fallback());
  }

  /** While the bot does not understand, one guess after the other is no topic after the other. */
  private static boolean isGuess(SignalState before, Turn turn) {
    return (turn.fallback() || before.failed()) && turn.intentConfidence().orElse(1) < SURE;
  }

  private record Failures(int count, List<String> turns) {}

  /**
   * After a turn of the customer.
   *
   * @param blamed whether it says that the answer was wrong, which may be counted already
   */
  private static Failures failures(
      SignalState before, Turn turn, boolean blamed, boolean otherTopic) {
    boolean failed = turn.fallback() || blamed && !isCounted(before);
    boolean afresh = otherTopic || !blamed && wasAnswered(before);
    List<String> turns = afresh ? List.of() : before.failureTurns();
    int count = (afresh ? 0 : before.failures()) + (failed ? 1 : 0);
    return new Failures(
        Math.min(MOST_COUNT, count), failed ? SignalState.evidence(turns, turn.id()) : turns);
  }

  /**
   * Whether what the customer says to the bot's last turn is of a failure that is counted: of what
   * it answered, of itself, or of what was said to it before.
   */
  private static boolean isCounted(SignalState before) {
    if (before.bursts() == 0) {
      return before.failed();
    }
    List<Sketch> customer = before.customer();
    int first = Math.max(0, customer.size() - before.bursts() - 1);
    List<Sketch> bot = before.bot();
    return Stream.concat(
            customer.subList(first, customer.size()).stream(),
            bot.subList(Math.max(0, bot.size() - 1), bot.size()).stream())
        .anyMatch(sketch -> before.failedLastAt(sketch.turn()));
  }

  /** Whether the bot answered what the customer said last, and nothing was wrong with either. */
  private static boolean wasAnswered(SignalState before) {
    return before.bursts() == 0 && !before.failed() && before.lowConfidence() == 0;
  }

  private record Mood(float frustration, List<Float> valences) {}

  /**
   * A moving average that begins with the first reading: who comes furious is furious at once. A
   * button that is pressed is no reading.
   */
  private static Mood mood(SignalState before, TokenizedText text, Tone tone) {
    if (Payload.isPressed(text)) {
      return new Mood(before.frustration(), before.valences());
    }
    float newest = (float) tone.frustration();
    return new Mood(
        before.valences().isEmpty()
            ? newest
            : before.frustration() + NEWEST * (newest - before.frustration()),
        SignalState.last(before.valences(), (float) tone.valence(), SignalState.VALENCE_MEMORY));
  }

  /** The name is taken apart only where it may be of another topic. */
  private static long topic(SignalState before, Turn turn) {
    if (turn.intent().isEmpty()) {
      return before.topic();
    }
    String intent = turn.intent().get();
    long named = Hashing.of(intent);
    return named == before.topic() || isTopic(intent) ? named : before.topic();
  }

  /**
   * An NLU that did not understand says so in place of an intent, and a yes, a greeting or a thank
   * is about what was said before: the topic is still the same.
   */
  private static boolean isTopic(String intent) {
    String name = intent.toLowerCase(Locale.ROOT);
    return !name.contains("fallback")
        && !NO_TOPICS.contains(name)
        && !SmallTalk.are(NameWords.of(intent));
  }

  /**
   * A turn of intents only is known by what it says and what it answers: giving the same kind of
   * answer to another question is no loop.
   */
  private Sketch customerSketch(SignalState before, Turn turn, TokenizedText text) {
    if (text.size() > 0 && (acknowledgements.areAllOf(text) || SlotValue.is(text))) {
      return Sketch.of(turn.id(), 0, TokenizedText.EMPTY);
    }
    if (text.size() > 0 || turn.intent().isEmpty()) {
      return Sketch.of(turn.id(), 0, text);
    }
    long key = Hashing.join(before.lastBot(), named(turn.intent().get(), turn));
    return Sketch.of(turn.id(), key, text);
  }

  /** What a bot that tells words alone says; 0 where it says none. */
  private static long words(TokenizedText text) {
    long key = 0;
    for (int i = 0; i < text.size(); i++) {
      key = Hashing.join(key, text.foldedHash(i));
    }
    return key;
  }

  /** In words, a reply that has entities is told apart by what it makes of them. */
  private static long worded(String name, Turn turn, TokenizedText text) {
    long key = Hashing.of(name);
    for (int i = 0; i < text.size() && !turn.entities().isEmpty(); i++) {
      key = Hashing.join(key, text.foldedHash(i));
    }
    return key;
  }

  /** A name that stands for many turns, such as ask_slot, is told apart by its entities. */
  private static long named(String name, Turn turn) {
    long[] entities =
        turn.entities().stream()
            .mapToLong(entity -> Hashing.of(entity.type() + "=" + entity.value()))
            .sorted()
            .toArray();
    long key = Hashing.of(name);
    for (long entity : entities) {
      key = Hashing.join(key, entity);
    }
    return key;
  }

  private static List<Sketch> remember(
      List<Sketch> before, Sketch sketch, TokenizedText text, Turn turn) {
    boolean customer = turn.speaker() == Speaker.CUSTOMER;
    boolean silent =
        text.size() == 0 && turn.intent().isEmpty() && turn.replyId().isEmpty() && !turn.fallback();
    int most = customer ? SignalState.CUSTOMER_MEMORY : SignalState.BOT_MEMORY;
    // Bursts count turns of the customer without words, too, and are taken off these.
    return silent && !customer ? before : SignalState.last(before, sketch, most);
  }

  private static SignalState afterBot(SignalState before, Turn turn, TokenizedText text) {
    boolean failed = BotFailure.at(turn, before);
    boolean counted = failed && !before.failed();
    Optional<Long> reply = turn.replyId().map(id -> named(id, turn));
    Optional<Long> intent = turn.intent().map(name -> named(name, turn));
    Optional<Long> worded = turn.replyId().map(id -> worded(id, turn, text));
    long key = (text.size() == 0 ? reply.or(() -> intent) : worded).orElse(0L);
    return new SignalState(
        before.customerTurns(),
        before.lowConfidence(),
        before.lowConfidenceTurns(),
        Math.min(MOST_COUNT, before.failures() + (counted ? 1 : 0)),
        failureTurns(before, counted, turn),
        before.topic(),
        before.frustration(),
        before.valences(),
        before.customer(),
        remember(before.bot(), Sketch.of(turn.id(), key, text), text, turn),
        intent.or(() -> reply).orElseGet(() -> words(text)),
        0,
        before.failed() || failed);
  }

  private static List<String> failureTurns(SignalState before, boolean counted, Turn turn) {
    return counted ? SignalState.evidence(before.failureTurns(), turn.id()) : before.failureTurns();
  }
}
