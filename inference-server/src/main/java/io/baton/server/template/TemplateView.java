package io.baton.server.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.store.TemplateVersion;
import io.baton.server.template.store.TemplateVersion.Place;
import java.util.List;
import java.util.Optional;

/** Templates as the API tells of them. */
final class TemplateView {

  private TemplateView() {}

  /** A page of a list. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page<T>(List<T> items, Optional<String> next) {}

  /** A variable of a message. */
  record Slot(String name, String type, boolean required, String description) {

    static Slot of(MessageKey key, Variable variable) {
      return new Slot(
          variable.wireName(),
          variable.type().wireName(),
          key.needed().contains(variable),
          variable.about());
    }
  }

  /**
   * A message, and what is said.
   *
   * @param own whether the workspace wrote it
   */
  record Item(
      String key,
      String description,
      List<Slot> variables,
      String language,
      boolean own,
      String text) {

    static Item of(MessageKey key, Found found) {
      return new Item(
          key.wireName(),
          key.about(),
          key.variables().stream().map(variable -> Slot.of(key, variable)).toList(),
          found.language(),
          found.own(),
          found.template().source());
    }
  }

  /** A text in a language; what comes with Baton has no version. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      String key,
      String language,
      boolean own,
      String text,
      Optional<Integer> version,
      Optional<String> changedAt,
      Optional<String> changedBy) {

    static Shown of(TemplateVersion version) {
      return new Shown(
          version.place().key(),
          version.place().language(),
          true,
          version.text().orElse(""),
          Optional.of(version.version()),
          Optional.of(version.changedAt().toString()),
          Optional.of(version.changedBy()));
    }

    static Shown of(Place place, Found found) {
      return new Shown(
          place.key(),
          place.language(),
          found.own(),
          found.template().source(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** A version; without a text where the workspace took its own away. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Version(int version, Optional<String> text, String changedAt, String changedBy) {

    static Version of(TemplateVersion version) {
      return new Version(
          version.version(), version.text(), version.changedAt().toString(), version.changedBy());
    }
  }

  /** What a message would say. */
  record Preview(String text, String language, List<String> missing, List<String> leftOut) {

    static Preview of(TemplateService.Preview preview) {
      return new Preview(
          preview.text(),
          preview.language(),
          preview.missing().stream().map(Variable::wireName).toList(),
          preview.leftOut().stream().map(Variable::wireName).toList());
    }
  }

  /** The language of a workspace, null where it has none. */
  record Language(Optional<String> language) {}
}
