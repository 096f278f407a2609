package io.baton.server.turn;

/**
 * Told of each turn once it is on disk, those of a conversation in their order, by the thread that
 * answers them: it must neither block nor throw.
 */
@FunctionalInterface
public interface TurnListener {

  /** A turn was kept. */
  void kept(KeptTurn turn);
}
