package io.baton.escalation.feature;

import io.baton.conversation.Speaker;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.turn.TurnView;

/** Fills the dense features of a turn and carries the memory on. Pure but for its arguments. */
final class DenseFeatures {

  private static final float NEW = 0.3f;

  private DenseFeatures() {}

  /**
   * @param memory of the turns before; afterwards with this one
   * @param dense at least {@link Dense#count()} long
   * @param related whether features of the family RELEVANCE are wanted, and remembered for
   */
  static void step(TurnView view, float[] memory, float[] dense, boolean related) {
    progress(view, memory, dense);
    heads(view, memory, dense);
    entities(view, memory, dense);
    signals(view, memory, dense);
    if (related) {
      relevance(view, memory, dense);
    }
  }

  private static void set(float[] dense, Dense feature, double value) {
    dense[feature.ordinal()] = (float) value;
  }

  private static float smooth(float[] memory, int at, double value) {
    memory[at] += NEW * ((float) value - memory[at]);
    return memory[at];
  }

  private static void progress(TurnView view, float[] memory, float[] dense) {
    Speaker speaker = view.turn().speaker();
    boolean customer = speaker == Speaker.CUSTOMER;
    boolean same = memory[Memory.TURNS] > 0 && memory[Memory.LAST_SPEAKER] == speaker.ordinal();
    memory[Memory.RUN] = same ? memory[Memory.RUN] + 1 : 1;
    memory[Memory.LAST_SPEAKER] = speaker.ordinal();
    memory[Memory.TURNS]++;
    memory[Memory.CUSTOMER_TURNS] += customer ? 1 : 0;
    set(dense, Dense.TURNS, Math.log1p(memory[Memory.TURNS]));
    set(dense, Dense.CUSTOMER_TURNS, Math.log1p(memory[Memory.CUSTOMER_TURNS]));
    set(dense, Dense.CUSTOMER_SHARE, memory[Memory.CUSTOMER_TURNS] / memory[Memory.TURNS]);
    set(dense, Dense.SAME_SPEAKER_RUN, Math.log1p(memory[Memory.RUN]));
    set(dense, Dense.FROM_CUSTOMER, customer ? 1 : 0);
    set(dense, Dense.FROM_AGENT, speaker == Speaker.AGENT ? 1 : 0);
    double gap = Math.log1p(Math.max(0, view.gapSeconds())) / 5;
    set(dense, Dense.GAP, gap);
    set(dense, Dense.GAP_SMOOTHED, smooth(memory, Memory.GAP, gap));
    double words = Math.log1p(view.text().size());
    set(dense, Dense.WORDS, words);
    set(dense, Dense.WORDS_SMOOTHED, smooth(memory, Memory.WORDS, words));
  }

  private static void heads(TurnView view, float[] memory, float[] dense) {
    long head = IntentItems.head(view);
    boolean told = view.turn().intent().isPresent();
    boolean bot = view.turn().speaker() != Speaker.CUSTOMER;
    boolean seen = told && Memory.see(memory, head);
    boolean atOnce = told && bot && Memory.head(memory, Memory.BOT_HEAD) == head;
    memory[bot ? Memory.BOT_REPEATS : Memory.CUSTOMER_REPEATS] += seen ? 1 : 0;
    memory[Memory.AT_ONCE] += atOnce ? 1 : 0;
    if (bot && told) {
      Memory.putHead(memory, Memory.BOT_HEAD, head);
    }
    Memory.putHead(memory, Memory.HEADS + Memory.HEAD_PARTS, Memory.head(memory, Memory.HEADS));
    Memory.putHead(memory, Memory.HEADS, head);
    set(dense, Dense.HEAD_USED_BEFORE, seen ? 1 : 0);
    set(dense, Dense.BOT_HEAD_REPEATS, Math.log1p(memory[Memory.BOT_REPEATS]));
    set(dense, Dense.CUSTOMER_HEAD_REPEATS, Math.log1p(memory[Memory.CUSTOMER_REPEATS]));
    set(dense, Dense.BOT_HEAD_AGAIN_AT_ONCE, Math.log1p(memory[Memory.AT_ONCE]));
    set(
        dense,
        Dense.HEAD_NOVELTY_SMOOTHED,
        told ? smooth(memory, Memory.NOVELTY, seen ? 0 : 1) : memory[Memory.NOVELTY]);
    understanding(view, memory, dense);
  }

  private static void understanding(TurnView view, float[] memory, float[] dense) {
    boolean customer = view.turn().speaker() == Speaker.CUSTOMER;
    memory[Memory.FALLBACKS] += view.turn().fallback() ? 1 : 0;
    double doubt = 1 - view.turn().intentConfidence().orElse(1);
    if (customer) {
      smooth(memory, Memory.CONFIDENCE, doubt);
    }
    set(dense, Dense.CONFIDENCE, doubt);
    set(dense, Dense.CONFIDENCE_SMOOTHED, memory[Memory.CONFIDENCE]);
    set(dense, Dense.FALLBACKS, Math.log1p(memory[Memory.FALLBACKS]));
  }

  private static void entities(TurnView view, float[] memory, float[] dense) {
    int count = view.turn().entities().size();
    memory[Memory.ENTITIES] += count;
    set(dense, Dense.ENTITIES, Math.log1p(count));
    set(dense, Dense.ENTITIES_SMOOTHED, smooth(memory, Memory.ENTITY_RATE, Math.log1p(count)));
    set(dense, Dense.ENTITIES_TOTAL, Math.log1p(memory[Memory.ENTITIES]));
  }

  private static void signals(TurnView view, float[] memory, float[] dense) {
    boolean customer = view.turn().speaker() == Speaker.CUSTOMER;
    double valence = view.tone().valence();
    double frustration = view.tone().frustration();
    set(dense, Dense.VALENCE, valence);
    set(dense, Dense.FRUSTRATION, frustration);
    if (customer) {
      smooth(memory, Memory.VALENCE, valence);
      smooth(memory, Memory.FRUSTRATION, frustration);
    }
    set(dense, Dense.VALENCE_SMOOTHED, memory[Memory.VALENCE]);
    set(dense, Dense.FRUSTRATION_SMOOTHED, memory[Memory.FRUSTRATION]);
    double strongest = 0;
    for (SignalName name : SignalName.values()) {
      dense[Dense.EXPLICIT_REQUEST.ordinal() + name.ordinal()] = 0;
    }
    for (Signal signal : view.signals()) {
      int at = Dense.EXPLICIT_REQUEST.ordinal() + signal.name().ordinal();
      dense[at] = Math.max(dense[at], (float) signal.strength());
      strongest = Math.max(strongest, signal.strength());
    }
    set(dense, Dense.SIGNALS_SMOOTHED, smooth(memory, Memory.SIGNALS, strongest));
    set(dense, Dense.CAPITALS, view.text().shape().capitalShare());
    int marks = view.text().shape().exclamations() + view.text().shape().questions();
    set(dense, Dense.MARKS, Math.min(1, marks / 5.0));
  }

  private static void relevance(TurnView view, float[] memory, float[] dense) {
    int own = ExchangeItems.side(view);
    float[] stems = Relevance.stems(view.text());
    float other = Relevance.overlap(memory, 1 - own, stems);
    set(dense, Dense.OVERLAP_WITH_OTHER, other);
    set(dense, Dense.OVERLAP_WITH_OWN, Relevance.overlap(memory, own, stems));
    set(dense, Dense.OVERLAP_SMOOTHED, smooth(memory, Memory.OVERLAP, other));
    set(dense, Dense.NEW_WORDS, Relevance.novelty(memory, stems));
    boolean question = view.text().shape().questions() > 0;
    set(dense, Dense.QUESTION, question ? 1 : 0);
    set(dense, Dense.ANSWERS_QUESTION, memory[Memory.QUESTION]);
    memory[Memory.QUESTION] = question ? 1 : 0;
    if (view.text().size() > 0) {
      Relevance.keep(memory, own, stems);
      ExchangeItems.Opening.of(view.text()).keep(memory, own);
    }
  }
}
