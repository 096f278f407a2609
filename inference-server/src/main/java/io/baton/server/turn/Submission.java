package io.baton.server.turn;

/** What became of a turn. */
public sealed interface Submission {

  /** Scored now, and stored. */
  record Scored(byte[] response) implements Submission {}

  /** It came before: the same answer. */
  record Repeated(byte[] response) implements Submission {}

  /** Another turn came under its id. */
  record Contradicts(String turn) implements Submission {}
}
