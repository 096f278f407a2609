package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import java.util.Optional;

/**
 * What the customer is told when a human is on the way: once for each handoff, by the bot or the
 * channel.
 *
 * @param text without markup
 * @param language BCP 47 tag of the language that it is in
 */
public record Introduction(String text, String language) {

  /**
   * A conversation as it is when a human is asked for.
   *
   * @param language BCP 47 tag, if it is known
   * @param turns so far, with the one that led to it
   */
  public record Setting(Optional<String> language, int turns) {}

  /** Composes introductions. */
  @FunctionalInterface
  public interface Writer {

    /** The one for a handoff; empty where nothing is to be said. */
    Optional<Introduction> of(String workspace, Handoff handoff, Setting setting);
  }
}
