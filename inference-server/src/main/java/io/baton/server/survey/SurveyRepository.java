package io.baton.server.survey;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Surveys as they are kept. All joins the transaction that it is called in. */
public interface SurveyRepository {

  /**
   * Runs work in one transaction, while nobody else changes the conversation.
   *
   * @return what the work returns
   */
  <T> T holding(String workspace, String conversation, Supplier<T> work);

  /**
   * Keeps a new one.
   *
   * @return false if the episode has one already, and nothing is kept
   */
  boolean add(String workspace, Survey survey);

  /** The one of an episode. */
  Optional<Survey> find(String workspace, String conversation, int episode);

  /** Keeps all answers so far. */
  void answer(String workspace, Survey.Place place, SurveyAnswers answers, Instant at);

  /**
   * Takes back what nobody answered.
   *
   * @return whether there was one
   */
  boolean withdraw(String workspace, String handoff, Instant at);

  /** Whether agents say that a handoff was spam. */
  boolean spam(String workspace, String handoff);

  /** Who said a turn, and when it came. */
  record Heard(String speaker, Instant at) {}

  /** Who said a turn of a conversation; empty if there is no such turn. */
  Optional<Heard> heard(String workspace, String conversation, String turn);
}
