package io.baton.conversation.decision;

/** What the bot should do next, mildest first; the order is the order of the constants. */
public enum Action {
  CONTINUE,
  REPHRASE,
  SELF_SERVICE,
  OFFER_HUMAN,
  HAND_OFF
}
