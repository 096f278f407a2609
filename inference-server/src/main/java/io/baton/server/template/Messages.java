package io.baton.server.template;

import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Speaker;
import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.util.Optional;

/**
 * Says messages to customers, in their language and the words of their workspace. Never asks the
 * database: a change is said within seconds on every server. Thread-safe.
 */
public final class Messages {

  private final TemplateFollower templates;

  public Messages(TemplateFollower templates) {
    this.templates = templates;
  }

  /**
   * What is said.
   *
   * @param text without markup; may have line breaks in e-mails
   * @param language BCP 47 tag of the language that it is in
   */
  public record Said(String text, String language) {}

  /**
   * The text of a message.
   *
   * @param language BCP 47 tag of the customer's language, where it is known
   * @param variables what is known; others of the message are left out
   * @throws IllegalArgumentException if a variable that the message needs is not among them
   */
  public String text(
      String workspace, MessageKey key, Optional<String> language, Variables variables) {
    return say(workspace, key, language, variables).text();
  }

  /**
   * The text of a message, and its language.
   *
   * @throws IllegalArgumentException as {@link #text}
   */
  public Said say(
      String workspace, MessageKey key, Optional<String> language, Variables variables) {
    for (Variable needed : key.needed()) {
      if (!variables.known().contains(needed)) {
        throw new IllegalArgumentException(
            key.wireName() + ": needs the variable " + needed.wireName());
      }
    }
    WorkspaceTexts texts = templates.of(workspace);
    Found found = texts.find(key, texts.spoken(language));
    return new Said(new Speaker(texts).text(found, variables), found.language());
  }
}
