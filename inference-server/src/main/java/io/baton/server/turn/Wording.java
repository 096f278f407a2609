package io.baton.server.turn;

import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.Handoff;
import io.baton.server.handoff.CourseChange;
import io.baton.server.handoff.Introduction;
import java.util.Optional;

/** What a bot may say to the customer. Thread-safe. */
public interface Wording {

  /** Not a word. */
  Wording NONE =
      new Wording() {
        @Override
        public Optional<String> of(Decision decision, Optional<String> language) {
          return Optional.empty();
        }

        @Override
        public Optional<Introduction> introduction(Handoff handoff, Introduction.Setting setting) {
          return Optional.empty();
        }

        @Override
        public Optional<Introduction> event(
            CourseChange.Happening event, Handoff after, Introduction.Setting setting) {
          return Optional.empty();
        }

        @Override
        public Optional<String> waiting(Optional<String> language) {
          return Optional.empty();
        }

        @Override
        public Optional<String> silent(String agent, Optional<String> language) {
          return Optional.empty();
        }

        @Override
        public Optional<String> stillNeeded(Optional<String> language) {
          return Optional.empty();
        }
      };

  /**
   * The text with a decision; empty where its action needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  Optional<String> of(Decision decision, Optional<String> language);

  /** What the customer is told once when a human is on the way. */
  Optional<Introduction> introduction(Handoff handoff, Introduction.Setting setting);

  /** What the customer is told with something that a turn did to a handoff. */
  Optional<Introduction> event(
      CourseChange.Happening event, Handoff after, Introduction.Setting setting);

  /** The text to a customer who waits for a human, and wants one again or is not understood. */
  Optional<String> waiting(Optional<String> language);

  /** The text instead of what a bot would say to a customer whom an agent answers. */
  Optional<String> silent(String agent, Optional<String> language);

  /** The question to a customer whom the bot answered while they wait: is a human still needed? */
  Optional<String> stillNeeded(Optional<String> language);
}
