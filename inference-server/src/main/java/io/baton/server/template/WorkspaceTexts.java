package io.baton.server.template;

import io.baton.server.template.catalogue.Languages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.catalogue.Texts;
import io.baton.server.template.text.Template;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of a workspace above those that come with Baton. A text is looked for in the language
 * that is asked for, then in the workspace's language, then in English; in each first with all
 * subtags, such as pt-BR, then without; and for each first among the workspace's own. So a customer
 * is not answered in another language because the workspace wrote the message in that one only.
 * Immutable.
 *
 * @param number changes until then
 * @param language the workspace's, where it has one
 * @param own by key and language
 */
record WorkspaceTexts(
    long number,
    Optional<String> language,
    Map<MessageKey, Map<String, Template>> own,
    ShippedTexts shipped)
    implements Texts {

  WorkspaceTexts {
    own = Map.copyOf(own);
  }

  /** Of a workspace that wrote nothing. */
  static WorkspaceTexts none(ShippedTexts shipped) {
    return new WorkspaceTexts(0, Optional.empty(), Map.of(), shipped);
  }

  /** The language for a customer. */
  String spoken(Optional<String> customer) {
    return customer.flatMap(Languages::normal).or(() -> language).orElse(Languages.LAST);
  }

  @Override
  public Found find(MessageKey key, String asked) {
    return Stream.of(Optional.of(asked), language, Optional.of(Languages.LAST))
        .flatMap(Optional::stream)
        .flatMap(tag -> Languages.chain(tag).stream())
        .flatMap(tag -> at(key, tag).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The text in exactly this language. */
  Optional<Found> at(MessageKey key, String tag) {
    return Optional.ofNullable(own.getOrDefault(key, Map.of()).get(tag))
        .map(template -> new Found(template, tag, true))
        .or(() -> shipped.findExactly(key, tag).map(template -> new Found(template, tag, false)));
  }
}
