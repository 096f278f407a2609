package io.baton.server.context.hiding;

import io.baton.server.context.personal.PersonalKind;
import io.baton.server.context.personal.PersonalSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Words that are personal data, looked for wherever they stand. What a text costs grows with its
 * length and with how many lengths the words have, not with how many words there are.
 */
final class KnownValues {

  private static final int SHORTEST = 6;

  /** The earlier a value came, the sooner it has a place that others want, too. */
  private record Known(int order, PersonalKind kind) {}

  private record Place(int order, PersonalSpan span) {}

  private final Map<String, Known> values = new HashMap<>();
  private final BitSet beginnings = new BitSet();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /**
   * Of some values; short ones are left out, as they stand for other things, too.
   *
   * @param kinds in their order
   */
  KnownValues(Map<String, PersonalKind> kinds) {
    kinds.forEach((value, kind) -> {
      if (value.length() >= SHORTEST) {
        values.put(value, new Known(values.size(), kind));
        beginnings.set(value.charAt(0));
        lengths.add(value.length());
      }
    });
  }

  /** Where they stand in a text as whole words; places may overlap, and the first are to count. */
  List<PersonalSpan> find(String text) {
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      if (beginnings.get(text.charAt(at)) && !within(text, at - 1)) {
        find(text, at, places);
      }
    }
    return places.stream().sorted(Comparator.comparingInt(Place::order)).map(Place::span).toList();
  }

  private void find(String text, int at, List<Place> places) {
    for (int length : lengths.headSet(text.length() - at, true)) {
      int end = at + length;
      if (!within(text, end)) {
        Optional.ofNullable(values.get(text.substring(at, end)))
            .ifPresent(known ->
                places.add(new Place(known.order(), new PersonalSpan(known.kind(), at, end))));
      }
    }
  }

  private static boolean within(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
