package io.baton.server.turn;

import java.util.Arrays;
import java.util.List;

/**
 * Ids of all turns of a conversation, as far as they can be told from memory: it may say of an id
 * that it is there when it is not, never the other way round. Immutable.
 */
final class TurnIds {

  /** Of a conversation whose turns are not known: it may have any. */
  static final TurnIds UNKNOWN = new TurnIds(new int[0], false);

  /** Of a conversation without turns. */
  static final TurnIds NONE = new TurnIds(new int[0], true);

  /** Of longer conversations, the database is asked. */
  private static final int MOST = 256;

  private final int[] hashes;
  private final boolean known;

  private TurnIds(int[] hashes, boolean known) {
    this.hashes = hashes;
    this.known = known;
  }

  /** These; of a long conversation, none is known. */
  static TurnIds of(List<String> ids) {
    return ids.size() > MOST
        ? UNKNOWN
        : new TurnIds(ids.stream().mapToInt(String::hashCode).toArray(), true);
  }

  /** Whether a turn of this id may be among them. */
  boolean mayHave(String id) {
    if (!known) {
      return true;
    }
    int wanted = id.hashCode();
    for (int hash : hashes) {
      if (hash == wanted) {
        return true;
      }
    }
    return false;
  }

  /** With another one. */
  TurnIds with(String id) {
    if (!known || hashes.length == MOST) {
      return UNKNOWN;
    }
    int[] more = Arrays.copyOf(hashes, hashes.length + 1);
    more[hashes.length] = id.hashCode();
    return new TurnIds(more, true);
  }
}
