package io.baton.server.context.view;

import io.baton.server.context.model.ContextParts;
import io.baton.server.context.model.Dropped;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.model.IntentAt;
import io.baton.server.context.model.Reason;
import io.baton.server.context.model.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Makes a context fit a target that takes no more than so many bytes. Sections give way in one
 * order, least needed first, each only as far as it must; what gave way is told in {@code dropped}.
 */
public final class Fitting {

  /** Fewest bytes that a target must take. */
  public static final int FEWEST_BYTES = 2_000;

  private static final String REASON = "max_bytes";

  /**
   * A section that may give way.
   *
   * @param path of it
   * @param size how many parts it has
   * @param keep the context with so many of its parts
   */
  private record Section(String path, ToIntFunction<HandoffContext> size, Keeper keep) {}

  @FunctionalInterface
  private interface Keeper {
    ContextParts keep(HandoffContext context, int count);
  }

  private static final List<Section> SECTIONS =
      List.of(
          new Section(
              "intents.ranking",
              context -> (int) context.intents().stream().filter(Fitting::ranked).count(),
              (context, count) -> context.parts().intents(unranked(context.intents(), count))),
          new Section(
              "transcript.turns",
              context -> context.transcript().turns().size(),
              (context, count) -> context.parts().transcript(context.transcript().last(count))),
          new Section(
              "mood",
              context -> context.mood().size(),
              (context, count) -> context.parts().mood(last(context.mood(), count))),
          new Section(
              "customer.earlier",
              context -> context.customer().earlier().size(),
              (context, count) ->
                  context
                      .parts()
                      .customer(
                          context
                              .customer()
                              .withEarlier(first(context.customer().earlier(), count)))),
          new Section(
              "attempts",
              context -> context.attempts().size(),
              (context, count) -> context.parts().attempts(last(context.attempts(), count))),
          new Section(
              "intents",
              context -> context.intents().size(),
              (context, count) -> context.parts().intents(last(context.intents(), count))),
          new Section(
              "customer.fields",
              context -> context.customer().fields().size(),
              (context, count) ->
                  context
                      .parts()
                      .customer(
                          context
                              .customer()
                              .withFields(first(context.customer().fields(), count)))),
          new Section(
              "notes",
              context -> context.notes().size(),
              (context, count) -> context.parts().notes(last(context.notes(), count))),
          new Section(
              "suggestion",
              context -> context.suggestion().isPresent() ? 1 : 0,
              (context, count) -> context.parts().suggestion(Optional.empty())),
          new Section(
              "reason.evidence",
              context -> context.reason().evidence().size(),
              (context, count) -> context.parts().reason(quoting(context.reason(), count))),
          new Section(
              "entities",
              context -> context.entities().size(),
              (context, count) -> context.parts().entities(first(context.entities(), count))),
          new Section(
              "summary.lines",
              context -> context.summary().lines().size(),
              (context, count) ->
                  context.parts().summary(new Summary(first(context.summary().lines(), count)))));

  private Fitting() {}

  private static boolean ranked(IntentAt intent) {
    return !intent.ranking().isEmpty();
  }

  /** Rankings of the last so many that have one. */
  private static List<IntentAt> unranked(List<IntentAt> intents, int count) {
    List<IntentAt> kept = new ArrayList<>();
    int left = count;
    for (IntentAt intent : intents.reversed()) {
      boolean keeps = ranked(intent) && left > 0;
      left -= keeps ? 1 : 0;
      kept.addFirst(
          keeps
              ? intent
              : new IntentAt(
                  intent.seq(), intent.turn(), intent.intent(), intent.confidence(), List.of()));
    }
    return kept;
  }

  private static Reason quoting(Reason reason, int count) {
    return new Reason(
        reason.code(),
        reason.codesVersion(),
        reason.sentence(),
        reason.detail(),
        reason.turn(),
        first(reason.evidence(), count));
  }

  private static <T> List<T> first(List<T> list, int count) {
    return list.subList(0, count);
  }

  private static <T> List<T> last(List<T> list, int count) {
    return list.subList(list.size() - count, list.size());
  }

  /**
   * The context, as large as fits.
   *
   * @param form writes a context as the target gets it
   * @param mostBytes that the target takes, at least 2,000
   * @throws IllegalArgumentException if the target takes fewer, or ids and details alone are more
   */
  public static HandoffContext fit(
      HandoffContext context, Function<HandoffContext, byte[]> form, int mostBytes) {
    if (mostBytes < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes: " + mostBytes + " is less than " + FEWEST_BYTES);
    }
    HandoffContext fitted = context;
    for (Section section : SECTIONS) {
      if (form.apply(fitted).length <= mostBytes) {
        return fitted;
      }
      fitted = giveWay(section, fitted, form, mostBytes);
    }
    if (form.apply(fitted).length > mostBytes) {
      throw new IllegalArgumentException(
          "maxBytes: " + mostBytes + " do not hold even the ids and the reason");
    }
    return fitted;
  }

  /** As many parts as fit, none where not even one does. */
  private static HandoffContext giveWay(
      Section section,
      HandoffContext context,
      Function<HandoffContext, byte[]> form,
      int mostBytes) {
    int all = section.size().applyAsInt(context);
    if (all == 0) {
      return context;
    }
    int fits = 0;
    int tooMany = all;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (form.apply(keep(section, context, middle, all)).length <= mostBytes) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return keep(section, context, fits, all);
  }

  private static HandoffContext keep(Section section, HandoffContext context, int count, int all) {
    List<Dropped> dropped = new ArrayList<>(context.dropped());
    dropped.add(new Dropped(section.path(), all - count, REASON));
    return section.keep().keep(context, count).dropped(dropped).build();
  }
}
