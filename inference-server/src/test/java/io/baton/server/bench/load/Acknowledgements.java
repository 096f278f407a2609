package io.baton.server.bench.load;

/** Is told of every turn that the server acknowledged, for somebody to check later. */
@FunctionalInterface
public interface Acknowledgements {

  /** Keeps nothing. */
  Acknowledgements NONE = (conversation, turn, status) -> {};

  /**
   * A turn was acknowledged.
   *
   * @param conversation its id
   * @param turn from 1: the id of the turn is {@code t-} and this number
   * @param status 201, or 200 for a turn that had come before
   */
  void acknowledged(String conversation, int turn, int status);
}
