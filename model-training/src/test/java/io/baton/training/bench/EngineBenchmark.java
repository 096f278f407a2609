package io.baton.training.bench;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The turn after {@code length} turns, of 20 words. The engine is pure, so that the same state
 * serves every call; the turns vary, so that no branch is learnt by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {

  private static final int WORDS_A_TURN = 20;
  private static final int VARIETY = 256;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** What the turns are made of. */
  static final String[] WORDS = {
    "where", "is", "my", "order", "it", "was", "sent", "last", "week", "and", "nobody", "told",
    "me", "about", "the", "refund", "please", "check", "invoice", "number", "again", "thanks",
    "parcel", "address", "wrong", "payment", "card", "still", "waiting", "for", "an", "answer"
  };

  @Param({"10", "100", "1000"})
  public int length;

  /** Directory of a bundle; empty for rules alone. */
  @Param("")
  public String bundle = "";

  private final EscalationEngine engine = new EscalationEngine();
  private final Policy policy = PolicyReader.readDefault();
  private final Turn[] turns = new Turn[VARIETY];
  private ServingModel model = ServingModel.rulesOnly();
  private ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
  private int next;

  /** Plays the turns before the measured one. */
  @Setup
  public void play() {
    if (!bundle.isEmpty()) {
      ModelBundle read = BundleReader.read(Path.of(bundle));
      model = ServingModel.of(read.escalation(), read.tone());
    }
    RandomGenerator random = new Random(7);
    for (int i = 0; i < length; i++) {
      Speaker speaker = i % 2 == 0 ? Speaker.CUSTOMER : Speaker.BOT;
      state = engine.step(state, turn(random, i, speaker), model, policy).state();
    }
    for (int i = 0; i < VARIETY; i++) {
      turns[i] = turn(random, length + i, Speaker.CUSTOMER);
    }
  }

  private static Turn turn(RandomGenerator random, int index, Speaker speaker) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS_A_TURN; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return Turn.builder("t-" + index, speaker)
        .text(text.toString())
        .at(START.plusSeconds(20L * index))
        .build();
  }

  /** One turn of the customer. */
  @Benchmark
  public Step step() {
    next = (next + 1) % VARIETY;
    return engine.step(state, turns[next], model, policy);
  }
}
