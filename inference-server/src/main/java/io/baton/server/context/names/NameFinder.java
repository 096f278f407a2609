package io.baton.server.context.names;

import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.NameSearch;
import java.util.List;
import java.util.Optional;

/** Finds names in what customers write. Thread-safe. */
public interface NameFinder {

  /**
   * What was found.
   *
   * @param search what came of it
   * @param entities of types person, location, organization
   */
  record Names(NameSearch search, List<FoundEntity> entities) {

    public Names {
      entities = List.copyOf(entities);
    }

    static Names none(NameSearch.Status status, String detail) {
      return new Names(new NameSearch(status, Optional.of(detail)), List.of());
    }
  }

  /**
   * Looks for names; never fails, never takes much longer than a second.
   *
   * @param turns as they came
   * @param language BCP 47 tag of the conversation, if known
   */
  Names find(List<HeardTurn> turns, Optional<String> language);

  /** Looks for none. */
  static NameFinder off() {
    return (turns, language) -> Names.none(NameSearch.Status.OFF, "names are not looked for");
  }
}
