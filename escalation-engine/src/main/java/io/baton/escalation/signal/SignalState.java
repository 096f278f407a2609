package io.baton.escalation.signal;

import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the detectors remember of the current episode of a conversation; of bounded size.
 *
 * @param customerTurns in this episode
 * @param lowConfidence customer turns in a row that were not understood
 * @param lowConfidenceTurns their ids, the last few
 * @param failures of the bot on the current topic
 * @param failureTurns their ids, the last few
 * @param topic hash of the last intent of the customer; 0 for none
 * @param frustration of the conversation, smoothed, in [0, 1]
 * @param valences of the last customer turns, oldest first, each in [-1, 1]
 * @param customer the last turns of the customer, oldest first
 * @param bot the last turns of the bot, oldest first
 * @param lastBot hash of what the bot said last: its intent or reply, with its entities, or else
 *     its words; 0 for none
 * @param bursts customer turns in a row, the last one included
 * @param failed whether what the customer said last was not understood or not answered well, which
 *     is counted already
 */
public record SignalState(
    int customerTurns,
    int lowConfidence,
    List<String> lowConfidenceTurns,
    int failures,
    List<String> failureTurns,
    long topic,
    float frustration,
    List<Float> valences,
    List<Sketch> customer,
    List<Sketch> bot,
    long lastBot,
    int bursts,
    boolean failed) {

  /** Before the first turn. */
  public static final SignalState START =
      new SignalState(
          0, 0, List.of(), 0, List.of(), 0, 0, List.of(), List.of(), List.of(), 0, 0, false);

  /** Customer turns that are remembered for loops. */
  static final int CUSTOMER_MEMORY = 6;

  /** Bot turns that are remembered for loops. */
  static final int BOT_MEMORY = 4;

  /** Valences that are remembered for a fall. */
  static final int VALENCE_MEMORY = 4;

  private static final int KNOWS_FAILED = 2;
  private static final int MARKS_WORDS = 3;

  private static final int EVIDENCE = 3;
  private static final int MOST_COUNT = 1 << 20;

  public SignalState {
    lowConfidenceTurns = List.copyOf(lowConfidenceTurns);
    failureTurns = List.copyOf(failureTurns);
    valences = List.copyOf(valences);
    customer = List.copyOf(customer);
    bot = List.copyOf(bot);
  }

  /** After an agent spoke: what the customer says next is no burst. */
  SignalState afterAgent() {
    return new SignalState(
        customerTurns,
        lowConfidence,
        lowConfidenceTurns,
        failures,
        failureTurns,
        topic,
        frustration,
        valences,
        customer,
        bot,
        lastBot,
        0,
        failed);
  }

  /** A list with one more at its end, and at most so many of the last. */
  static <T> List<T> last(List<T> before, T value, int most) {
    List<T> after = new ArrayList<>(before);
    after.add(value);
    return after.size() <= most ? after : after.subList(after.size() - most, after.size());
  }

  /** Whether the last failure that was counted is of a turn. */
  boolean failedLastAt(String turn) {
    return !failureTurns.isEmpty() && failureTurns.getLast().equals(turn);
  }

  static List<String> evidence(List<String> before, String turn) {
    return last(before, turn, EVIDENCE);
  }

  /** Appends this state. */
  public void write(ByteSink sink) {
    sink.putLong(customerTurns).putLong(lowConfidence).putLong(failures).putLong(bursts);
    sink.putLong(topic).putLong(lastBot).putFloat(frustration).put(failed ? 1 : 0);
    writeTexts(sink, lowConfidenceTurns);
    writeTexts(sink, failureTurns);
    sink.put(valences.size());
    valences.forEach(sink::putFloat);
    writeSketches(sink, customer);
    writeSketches(sink, bot);
  }

  private static void writeTexts(ByteSink sink, List<String> texts) {
    sink.put(texts.size());
    texts.forEach(sink::putText);
  }

  private static void writeSketches(ByteSink sink, List<Sketch> sketches) {
    sink.put(sketches.size());
    sketches.forEach(sketch -> sketch.write(sink));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param format of the state that it is in: the first has no {@code failed}, and the turns of
   *     those before the third mark no words
   */
  public static SignalState read(ByteSource source, int format) {
    int customerTurns = source.takeInt(MOST_COUNT);
    int lowConfidence = source.takeInt(MOST_COUNT);
    int failures = source.takeInt(MOST_COUNT);
    int bursts = source.takeInt(MOST_COUNT);
    long topic = source.takeLong();
    long lastBot = source.takeLong();
    float frustration = source.takeFloat();
    boolean failed = format >= KNOWS_FAILED && source.takeInt(1) == 1;
    boolean marked = format >= MARKS_WORDS;
    return new SignalState(
        customerTurns,
        lowConfidence,
        readTexts(source),
        failures,
        readTexts(source),
        topic,
        frustration,
        readFloats(source),
        readSketches(source, CUSTOMER_MEMORY, marked),
        readSketches(source, BOT_MEMORY, marked),
        lastBot,
        bursts,
        failed);
  }

  private static List<String> readTexts(ByteSource source) {
    List<String> texts = new ArrayList<>();
    for (int count = source.takeInt(EVIDENCE); count > 0; count--) {
      texts.add(source.takeText());
    }
    return texts;
  }

  private static List<Float> readFloats(ByteSource source) {
    List<Float> values = new ArrayList<>();
    for (int count = source.takeInt(VALENCE_MEMORY); count > 0; count--) {
      values.add(source.takeFloat());
    }
    return values;
  }

  private static List<Sketch> readSketches(ByteSource source, int most, boolean marked) {
    List<Sketch> sketches = new ArrayList<>();
    for (int count = source.takeInt(most); count > 0; count--) {
      sketches.add(Sketch.read(source, marked));
    }
    return sketches;
  }
}
