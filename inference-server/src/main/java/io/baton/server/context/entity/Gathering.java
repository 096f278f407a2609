package io.baton.server.context.entity;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.model.FoundEntity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entities in the order of their first place, each once; not thread-safe. */
public final class Gathering {

  private record Sameness(String type, String value, String currency) {}

  private final Map<Sameness, FoundEntity> entities = new LinkedHashMap<>();

  /** Adds it, or its places to those of the same that was there before. */
  public void add(FoundEntity entity) {
    Sameness key =
        new Sameness(
            entity.type(),
            entity.normalised().orElse(entity.value()),
            entity.currency().orElse(""));
    entities.merge(key, entity, Gathering::both);
  }

  private static FoundEntity both(FoundEntity first, FoundEntity again) {
    List<Evidence> places = new ArrayList<>(first.places());
    again.places().stream().filter(place -> !places.contains(place)).forEach(places::add);
    return first.withPlaces(places);
  }

  /** All of them. */
  public List<FoundEntity> all() {
    return List.copyOf(entities.values());
  }
}
