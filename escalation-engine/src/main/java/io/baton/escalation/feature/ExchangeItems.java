package io.baton.escalation.feature;

import io.baton.conversation.Speaker;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;

/**
 * How a text opens and ends, and how it opens after what the other side, and its own, said last:
 * whether an answer is of the kind that was asked for.
 */
final class ExchangeItems implements Items.ItemFamily {

  private static final long TURN = Hashing.of("opening");

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    if (text.size() == 0) {
      return;
    }
    int own = side(view);
    Opening now = Opening.of(text);
    long speaker = Hashing.join(TURN, Hashing.of(view.turn().speaker().wireName()));
    sink.add(Family.RELEVANCE, pair(speaker, 1, now.two(), 0));
    sink.add(
        Family.RELEVANCE, pair(speaker, 2, now.last(), text.hash(Math.max(0, text.size() - 2))));
    if (text.size() > 2) {
      sink.add(Family.RELEVANCE, pair(speaker, 3, now.two(), text.hash(2)));
    }
    Opening other = Opening.kept(memory, 1 - own);
    if (other.first() != 0) {
      sink.add(Family.RELEVANCE, pair(speaker, 4, other.first(), now.first()));
      sink.add(Family.RELEVANCE, pair(speaker, 5, other.first(), now.two()));
      sink.add(Family.RELEVANCE, pair(speaker, 6, other.two(), now.first()));
      sink.add(Family.RELEVANCE, pair(speaker, 7, other.two(), now.two()));
      sink.add(Family.RELEVANCE, pair(speaker, 8, other.last(), now.first()));
      sink.add(Family.RELEVANCE, pair(speaker, 9, other.first(), now.last()));
    }
    Opening before = Opening.kept(memory, own);
    if (before.first() != 0) {
      sink.add(Family.RELEVANCE, pair(speaker, 10, before.first(), now.first()));
    }
  }

  private static long pair(long speaker, int kind, long a, long b) {
    return Hashing.join(Hashing.join(speaker + kind, a), b);
  }

  static int side(TurnView view) {
    return view.turn().speaker() == Speaker.CUSTOMER ? 0 : 1;
  }

  /**
   * How a turn begins and ends, as 32-bit hashes; all 0 for a turn without text.
   *
   * @param first token
   * @param two first tokens together
   * @param last token
   */
  record Opening(long first, long two, long last) {

    private static final long KEPT = 0xffff_ffffL;

    static Opening of(TokenizedText text) {
      if (text.size() == 0) {
        return new Opening(0, 0, 0);
      }
      long first = text.hash(0);
      long two = text.size() > 1 ? Hashing.join(first, text.hash(1)) : first;
      return new Opening(first & KEPT, two & KEPT, text.hash(text.size() - 1) & KEPT);
    }

    /** That of the last turn of one side, the customer (0) or another (1). */
    static Opening kept(float[] memory, int side) {
      int at = Memory.OPENINGS + side * Memory.OPENING_PARTS;
      return new Opening(
          Memory.half(memory, at), Memory.half(memory, at + 2), Memory.half(memory, at + 4));
    }

    void keep(float[] memory, int side) {
      int at = Memory.OPENINGS + side * Memory.OPENING_PARTS;
      Memory.putHalf(memory, at, first);
      Memory.putHalf(memory, at + 2, two);
      Memory.putHalf(memory, at + 4, last);
    }
  }
}
