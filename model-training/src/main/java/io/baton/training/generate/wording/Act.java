package io.baton.training.generate.wording;

import io.baton.conversation.Sentiment;

/** What a customer may do in a turn, with the tone that annotators would hear in it. */
public enum Act {
  HELLO("c.hello", "greet", Sentiment.NEUTRAL, 0),
  OPEN(".open", "", Sentiment.NEUTRAL, 0),
  AGAIN(".again", "", Sentiment.NEUTRAL, 0),
  YES("c.yes", "affirm", Sentiment.NEUTRAL, 0),
  NO("c.no", "deny", Sentiment.NEUTRAL, 0),
  OK("c.ok", "acknowledge", Sentiment.NEUTRAL, 0),
  DETAIL("c.detail", "inform", Sentiment.NEUTRAL, 0),
  DATE("c.date", "inform", Sentiment.NEUTRAL, 0),
  DETAIL_NONE("c.detail.none", "inform", Sentiment.NEUTRAL, 0),
  CONTEXT("c.context", "inform", Sentiment.NEUTRAL, 0),
  QUESTION("c.question", "question", Sentiment.NEUTRAL, 0),
  WORRY("c.worry", "inform", Sentiment.NEGATIVE, 1),
  CORRECT("c.correct", "deny", Sentiment.NEGATIVE, 1),
  ANNOYED("c.annoyed", "complaint", Sentiment.NEGATIVE, 1),
  ANGRY("c.angry", "complaint", Sentiment.NEGATIVE, 2),
  SARCASTIC("c.sarcastic", "complaint", Sentiment.NEGATIVE, 2),
  POLITE_ANGER("c.polite_anger", "complaint", Sentiment.NEGATIVE, 2),
  THREAT("c.threat", "complaint", Sentiment.NEGATIVE, 2),
  THIRD_PARTY("c.third_party", "inform", Sentiment.NEGATIVE, 2),
  REQUEST("c.request", "human", Sentiment.NEUTRAL, 0),
  REQUEST_RUDE("c.request.rude", "human", Sentiment.NEGATIVE, 2),
  REQUEST_AGAIN("c.request.again", "human", Sentiment.NEGATIVE, 1),
  ACCEPT("c.accept", "affirm", Sentiment.NEUTRAL, 0),
  DECLINE("c.decline", "deny", Sentiment.NEUTRAL, 0),
  THANKS("c.thanks", "thanks", Sentiment.POSITIVE, 0),
  JOY("c.joy", "thanks", Sentiment.POSITIVE, 0),
  BYE("c.bye", "goodbye", Sentiment.NEUTRAL, 0),
  GIVE_UP("c.giveup", "cancel", Sentiment.NEUTRAL, 0),
  GIVE_UP_ANGRY("c.giveup.angry", "cancel", Sentiment.NEGATIVE, 2),
  TO_AGENT_HELLO("c.agent.hello", "greet", Sentiment.NEUTRAL, 0),
  TO_AGENT_DETAIL("c.agent.detail", "inform", Sentiment.NEUTRAL, 0),
  TO_AGENT_THANKS("c.agent.thanks", "thanks", Sentiment.POSITIVE, 0),
  TO_AGENT_BAD("c.agent.bad", "deny", Sentiment.NEGATIVE, 1);

  private final String section;
  private final String intent;
  private final Sentiment sentiment;
  private final int frustration;

  Act(String section, String intent, Sentiment sentiment, int frustration) {
    this.section = section;
    this.intent = intent;
    this.sentiment = sentiment;
    this.frustration = frustration;
  }

  /** Section of the sentences; those of a goal start with its intent. */
  public String section(Goal goal) {
    return section.startsWith(".") ? goal.intent() + section : section;
  }

  /** What an NLU that understands it calls it. */
  public String intent(Goal goal) {
    return intent.isEmpty() ? goal.intent() : intent;
  }

  /** The tone that annotators would hear. */
  public Sentiment sentiment() {
    return sentiment;
  }

  /** 0 none, 1 some annoyance or worry, 2 anger or despair. */
  public int frustration() {
    return frustration;
  }

  /** Whether a human is asked for. */
  public boolean asksForHuman() {
    return switch (this) {
      case REQUEST, REQUEST_RUDE, REQUEST_AGAIN, ACCEPT -> true;
      default -> false;
    };
  }

  /** Whether the customer is gone after it. */
  public boolean leaves() {
    return this == GIVE_UP || this == GIVE_UP_ANGRY || this == BYE;
  }
}
