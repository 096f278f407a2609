package io.baton.server.context.summary;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.Attempt;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.Issue;
import io.baton.server.context.model.MoodAt;
import io.baton.server.context.model.Reason;
import io.baton.server.context.model.Summary;
import io.baton.server.context.model.Summary.Line;
import io.baton.server.context.reading.Moods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes at most five lines and about fifty words, which take ten seconds to read: what the
 * customer wants in the customer's own words, the details given, what was tried, the mood, why a
 * human is wanted. Every number and name in it stands in the transcript, which {@link
 * SummaryFaithfulness} looks into.
 */
public final class Summariser {

  private static final int MOST_DETAILS = 3;
  private static final int LONGEST_DETAIL = 34;

  private final Phrases phrases;

  public Summariser(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * What a summary is made of, with personal data hidden where it is to be.
   *
   * @param turns in order
   */
  public record Material(
      List<HeardTurn> turns,
      Optional<Issue> issue,
      List<FoundEntity> entities,
      List<Attempt> attempts,
      List<MoodAt> mood,
      Reason reason) {}

  /** The summary; empty for a conversation without turns and without a reason. */
  public Summary of(Material material) {
    List<Line> lines = new ArrayList<>();
    Optional<KeySentence> key =
        KeySentence.of(material.turns(), material.issue(), material.entities());
    issue(key).ifPresent(lines::add);
    details(material, key).ifPresent(lines::add);
    tried(material).ifPresent(lines::add);
    mood(material).ifPresent(lines::add);
    reason(material).ifPresent(lines::add);
    return new Summary(lines);
  }

  private Optional<Line> issue(Optional<KeySentence> key) {
    return key.filter(sentence -> sentence.text().length() > 1)
        .map(sentence ->
            new Line(
                "issue",
                phrases.get("issue", phrases.get("quoted", sentence.text())),
                List.of(sentence.place())));
  }

  /** Those that are not in the sentence above, with the words in which they stand. */
  private Optional<Line> details(Material material, Optional<KeySentence> key) {
    String above = key.map(KeySentence::text).orElse("");
    Set<String> told = new HashSet<>();
    List<FoundEntity> shown =
        material.entities().stream()
            .filter(entity -> !above.contains(entity.value()) && placed(entity, material.turns()))
            .filter(entity -> entity.value().length() <= LONGEST_DETAIL)
            .filter(entity -> told.add(entity.value()))
            .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
            .limit(MOST_DETAILS)
            .toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String list = shown.stream().map(this::detail).collect(Collectors.joining(", "));
    List<Evidence> places = shown.stream().map(entity -> entity.places().getFirst()).toList();
    return Optional.of(new Line("details", phrases.get("details", list), places));
  }

  /** Whether it stands in the text as whole words, or an agent says it. */
  private static boolean placed(FoundEntity entity, List<HeardTurn> turns) {
    if (entity.source() == FoundEntity.Source.AGENT) {
      return true;
    }
    Evidence place = entity.places().getFirst();
    String text =
        turns.stream()
            .filter(heard -> heard.turn().id().equals(place.turn()))
            .findFirst()
            .map(HeardTurn::text)
            .orElse("");
    return place.end() > place.start()
        && place.end() <= text.length()
        && text.substring(place.start(), place.end()).equals(entity.value())
        && SummaryFaithfulness.words(text).containsAll(SummaryFaithfulness.words(entity.value()));
  }

  /** A type that the phrases have no word for goes without. */
  private String detail(FoundEntity entity) {
    return phrases
        .find("type." + entity.type().toLowerCase(Locale.ROOT))
        .map(label -> label + " " + entity.value())
        .orElse(entity.value());
  }

  private static int rank(FoundEntity entity) {
    return switch (entity.type()) {
      case "person_name" -> 0;
      case "order_number", "tracking_number", "invoice_number" -> 1;
      case "product", "amount" -> 2;
      case "date" -> 3;
      default ->
          switch (entity.source()) {
            case NLU, AGENT -> 1;
            case PATTERN, NAME_MODEL -> 4;
          };
    };
  }

  private Optional<Line> tried(Material material) {
    Tried tried = new Tried(material.attempts());
    List<String> keys = tried.keys();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    String next = phrases.get("tried.next");
    String list = keys.stream().map(key -> phrases.get(key)).collect(Collectors.joining(next));
    return Optional.of(new Line("tried", phrases.get("tried", list), tried.places()));
  }

  private Optional<Line> mood(Material material) {
    return phrases
        .find("mood." + Moods.of(material.mood()).wireName())
        .map(text ->
            new Line("mood", text, List.of(Evidence.whole(material.mood().getLast().turn()))));
  }

  private Optional<Line> reason(Material material) {
    List<Evidence> places =
        material.reason().evidence().stream()
            .map(quote -> new Evidence(quote.turn(), quote.start(), quote.end()))
            .limit(3)
            .toList();
    return phrases
        .find("reason." + material.reason().code())
        .map(text -> new Line("reason", phrases.get("why", text), places));
  }
}
