package io.baton.server.turn;

/** How turns are kept. Servers use {@link #GROUP_COMMIT}; the others are there to measure it by. */
public enum Durability {
  /** Turns that come at the same time share a transaction. */
  GROUP_COMMIT,
  /** Each turn has its own transaction. */
  TRANSACTION_PER_TURN,
  /** Turns are scored and answered, and lost when the process ends. */
  NONE
}
