package io.baton.server.context;

import io.baton.conversation.LanguageTag;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.context.entity.Corrections;
import io.baton.server.context.entity.EntityFinder;
import io.baton.server.context.entity.Gathering;
import io.baton.server.context.hiding.Hiding;
import io.baton.server.context.hiding.PersonalPlaces;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.About;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.Dropped;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.model.PersonalDataView;
import io.baton.server.context.model.Reason;
import io.baton.server.context.model.Summary;
import io.baton.server.context.names.NameFinder;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.context.reading.Attempts;
import io.baton.server.context.reading.Intents;
import io.baton.server.context.reading.Moods;
import io.baton.server.context.reading.Quotes;
import io.baton.server.context.summary.Phrases;
import io.baton.server.context.summary.Summariser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds context objects. Entities are looked for in what was really said; all else is made of the
 * turns as they may be seen, so that nothing hidden comes out by another way. Thread-safe.
 */
public final class ContextBuilder {

  private final Map<String, Phrases> phrases = Phrases.all();
  private final NameFinder names;
  private final Clock clock;

  public ContextBuilder(NameFinder names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /** What may be seen of a conversation. */
  private record Seen(
      List<HeardTurn> turns,
      List<FoundEntity> entities,
      CustomerView customer,
      PersonalPlaces places) {}

  /** The context as it is wanted. */
  public HandoffContext build(ContextInput input, ContextWish wish) {
    Phrases words = Phrases.of(phrases, wish.language().or(() -> input.facts().language()));
    NameFinder.Names found = names.find(input.turns(), input.facts().language());
    Seen seen = seen(input, found.entities(), wish);
    Reason reason = reason(input, seen, words, wish);
    Transcripts.Page page = Transcripts.page(seen.turns(), wish);
    return new HandoffContext(
        HandoffContext.VERSION,
        input.cause().handoff(),
        clock.instant(),
        words.language(),
        about(input),
        summary(seen, reason, words),
        reason,
        Intents.issue(seen.turns()),
        seen.entities(),
        found.search(),
        Intents.of(seen.turns()),
        Attempts.of(seen.turns()),
        Moods.timeline(seen.turns()),
        input.suggestion(),
        seen.customer(),
        wish.unmasked() ? input.notes() : Hiding.notes(input.notes()),
        page.transcript(),
        new PersonalDataView(!wish.unmasked(), seen.places().counts()),
        dropped(input, page));
  }

  private static Seen seen(ContextInput input, List<FoundEntity> named, ContextWish wish) {
    String language = input.facts().language().map(LanguageTag::base).orElse("");
    Gathering entities = new Gathering();
    new EntityFinder(language).find(input.turns()).forEach(entities::add);
    List<FoundEntity> others = entities.all();
    named.stream().filter(name -> !stands(name, others)).forEach(entities::add);
    List<FoundEntity> known = Corrections.apply(entities.all(), input.corrections(), input.turns());
    PersonalPlaces places = PersonalPlaces.of(input.turns());
    CustomerView customer = customer(input);
    if (wish.unmasked()) {
      return new Seen(input.turns(), known, customer, places);
    }
    Hiding hiding = new Hiding(input.turns(), places);
    return new Seen(
        hiding.turns(input.turns()), hiding.entities(known), Hiding.customer(customer), places);
  }

  /** Whether something else was found in the same words. */
  private static boolean stands(FoundEntity name, List<FoundEntity> others) {
    Evidence here = name.places().getFirst();
    return others.stream()
        .flatMap(other -> other.places().stream())
        .anyMatch(place ->
            place.turn().equals(here.turn())
                && place.start() < here.end()
                && here.start() < place.end());
  }

  private static CustomerView customer(ContextInput input) {
    Optional<CustomerView.Field> tier =
        input
            .facts()
            .tier()
            .map(value -> new CustomerView.Field("tier", value, "conversation", input.startedAt()));
    List<CustomerView.Field> fields = new ArrayList<>(tier.stream().toList());
    fields.addAll(input.customer().fields());
    return input.customer().withFields(fields);
  }

  private static Reason reason(ContextInput input, Seen seen, Phrases words, ContextWish wish) {
    String code = input.cause().reason().wireName();
    return new Reason(
        code,
        String.valueOf(HandoffReason.TAXONOMY),
        words.find("reason." + code).map(ContextBuilder::sentence).orElse(code),
        input.cause().detail().map(told -> wish.unmasked() ? told : PersonalData.mask(told)),
        input.cause().turn(),
        Quotes.of(seen.turns(), input.cause().turn()));
  }

  /** With a capital letter at its beginning. */
  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Summary summary(Seen seen, Reason reason, Phrases words) {
    return new Summariser(words)
        .of(
            new Summariser.Material(
                seen.turns(),
                Intents.issue(seen.turns()),
                seen.entities(),
                Attempts.of(seen.turns()),
                Moods.timeline(seen.turns()),
                reason));
  }

  private static About about(ContextInput input) {
    return new About(
        input.conversation(),
        input.facts().channel(),
        input.facts().language(),
        input.facts().industry(),
        Optional.of(input.startedAt()),
        input.total());
  }

  private static List<Dropped> dropped(ContextInput input, Transcripts.Page page) {
    List<Dropped> dropped = new ArrayList<>();
    int unread = input.turns().isEmpty() ? 0 : input.turns().getFirst().seq() - 1;
    if (unread > 0) {
      dropped.add(new Dropped("turns", unread, "too_many"));
    }
    if (page.leftOut() > 0) {
      dropped.add(new Dropped("transcript.turns", page.leftOut(), "page"));
    }
    return dropped;
  }
}
