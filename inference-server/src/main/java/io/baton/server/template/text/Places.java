package io.baton.server.template.text;

import io.baton.server.template.text.Template.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where variables stand in a template. */
final class Places {

  private Places() {}

  static List<Place> of(List<Part> parts) {
    List<Place> places = new ArrayList<>();
    collect(parts, false, places);
    return places;
  }

  private static void collect(List<Part> parts, boolean inSection, List<Place> places) {
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> {}
        case Part.Count count -> {}
        case Part.Slot slot -> places.add(new Place(slot.name(), slot.at(), false, inSection));
        case Part.Plural plural -> {
          places.add(new Place(plural.name(), plural.at(), true, inSection));
          plural.forms().values().forEach(form -> collect(form, inSection, places));
        }
        case Part.Section section ->
            section.alternatives().forEach(one -> collect(one, true, places));
      }
    }
  }

  /** The first alternative whose own variables, but for those of sections in it, are known. */
  static Optional<List<Part>> chosen(Part.Section section, Set<String> known) {
    return section.alternatives().stream()
        .filter(one ->
            of(one).stream()
                .filter(place -> !place.inSection())
                .allMatch(place -> known.contains(place.name())))
        .findFirst();
  }

  static void said(List<Part> parts, Set<String> known, Set<String> said) {
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> {}
        case Part.Count count -> {}
        case Part.Slot slot -> said.add(slot.name());
        case Part.Plural plural -> {
          said.add(plural.name());
          plural.forms().values().forEach(form -> said(form, known, said));
        }
        case Part.Section section ->
            chosen(section, known).ifPresent(one -> said(one, known, said));
      }
    }
  }
}
