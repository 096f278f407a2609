package io.baton.training.generate;

import io.baton.conversation.Conversation;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Goal;
import io.baton.training.generate.wording.Texts;
import io.baton.training.generate.wording.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes labelled histories up: conversations of a bot, a customer and now and then an agent, played
 * by a small simulation with hidden states. The same bytes for the same options; the n-th
 * conversation does not depend on how many there are.
 */
public final class HistoryGenerator {

  private static final Instant FIRST = Instant.parse("2026-01-05T06:00:00Z");
  private static final int SECONDS_APART = 420;
  private static final List<String> CHANNELS = List.of("web", "web", "app", "whatsapp");

  private final GenerateOptions options;
  private final List<Goal> goals;
  private final Map<String, Map<String, List<String>>> sentences = new HashMap<>();

  /** With all sentences. */
  public HistoryGenerator(GenerateOptions options) {
    this(options, Wording.ALL);
  }

  /**
   * @param wording the sentences to use
   */
  public HistoryGenerator(GenerateOptions options, Wording wording) {
    this.options = options;
    this.goals = Texts.goals();
    for (String language : options.languages()) {
      Map<String, List<String>> some = new HashMap<>(Texts.sentences(language));
      some.replaceAll((section, all) -> section.startsWith("slot.") ? all : wording.of(all));
      sentences.put(language, some);
    }
  }

  /** The conversations, made as they are taken. */
  public Stream<Conversation> conversations() {
    return IntStream.range(0, options.conversations()).mapToObj(this::conversation);
  }

  private Conversation conversation(int index) {
    Dice dice = Dice.of(options.seed(), index);
    String language = dice.pick(options.languages());
    String industry = dice.pick(options.industries());
    List<Goal> wishes = goals.stream().filter(goal -> goal.industry().equals(industry)).toList();
    Instant start = FIRST.plusSeconds((long) index * SECONDS_APART + dice.below(SECONDS_APART));
    String id = "generated-" + options.seed() + "-" + (index + 1);
    return new Simulation(dice, wishes, sentences.getOrDefault(language, Map.of()), start)
        .run(id, language, dice.pick(CHANNELS));
  }
}
