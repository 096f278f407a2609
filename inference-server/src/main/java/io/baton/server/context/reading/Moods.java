package io.baton.server.context.reading;

import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.MoodAt;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sentiment and risk over time, and what they come to. */
public enum Moods {
  /** Nothing is known. */
  UNKNOWN,
  POSITIVE,
  CALM,
  FRUSTRATED,
  ANGRY,
  /** Frustrated, and more so than before. */
  WORSE,
  /** Was frustrated, and is less so. */
  BETTER;

  private static final double ANGER = 0.6;
  private static final double FRUSTRATION = 0.3;
  private static final double CHANGE = 0.2;

  /** The name in resources: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A point for each turn of the customer that was judged. */
  public static List<MoodAt> timeline(List<HeardTurn> turns) {
    return turns.stream().filter(HeardTurn::ofCustomer).flatMap(Moods::point).toList();
  }

  private static Stream<MoodAt> point(HeardTurn heard) {
    return heard.judged().map(judged -> point(heard, judged)).stream();
  }

  private static MoodAt point(HeardTurn heard, Judged judged) {
    return new MoodAt(
        heard.seq(),
        heard.turn().id(),
        judged.sentiment().wireName(),
        judged.valence(),
        judged.frustration(),
        judged.risk(),
        judged.action().name().toLowerCase(Locale.ROOT),
        judged.degraded());
  }

  /** What a timeline comes to: its last two points count, for the last is often a short one. */
  public static Moods of(List<MoodAt> timeline) {
    if (timeline.stream().allMatch(Moods::nothingRead)) {
      return UNKNOWN;
    }
    double last =
        timeline.subList(Math.max(0, timeline.size() - 2), timeline.size()).stream()
            .mapToDouble(MoodAt::frustration)
            .max()
            .orElse(0);
    double most = timeline.stream().mapToDouble(MoodAt::frustration).max().orElse(0);
    boolean rose = last - timeline.getFirst().frustration() >= CHANGE;
    if (last >= ANGER) {
      return rose ? WORSE : ANGRY;
    }
    if (most >= ANGER && most - last >= CHANGE) {
      return BETTER;
    }
    if (last >= FRUSTRATION) {
      return rose ? WORSE : FRUSTRATED;
    }
    return timeline.getLast().valence() > 0.5 ? POSITIVE : CALM;
  }

  /** Turns without text, or without a model of tone, are neutral to the last digit. */
  private static boolean nothingRead(MoodAt point) {
    return point.valence() == 0 && point.frustration() == 0;
  }
}
