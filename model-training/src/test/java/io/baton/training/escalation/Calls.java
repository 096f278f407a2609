package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up conversations in which trouble shows: intents and words that the escalated ones have. */
final class Calls {

  private static final String[] CALM = {"track", "thanks", "price", "book"};
  private static final String[] TROUBLE = {"complain", "again", "broken"};

  private Calls() {}

  static List<Conversation> some(int count, long seed) {
    Random random = new Random(seed);
    List<Conversation> history = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      history.add(one("call-" + seed + "-" + i, random.nextInt(3) == 0, random));
    }
    return history;
  }

  private static Conversation one(String id, boolean escalated, Random random) {
    List<Turn> turns = new ArrayList<>();
    int length = 3 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      boolean trouble = random.nextInt(10) < (escalated ? 5 : 1);
      String intent =
          trouble ? TROUBLE[random.nextInt(TROUBLE.length)] : CALM[random.nextInt(CALM.length)];
      turns.add(
          Turn.builder("c-" + i, Speaker.CUSTOMER)
              .intent(intent)
              .text("please " + intent + " it number " + random.nextInt(5))
              .confidence(trouble ? 0.4 : 0.9)
              .build());
      turns.add(
          Turn.builder("b-" + i, Speaker.BOT).intent("answer_" + intent).text("I see.").build());
    }
    return Conversation.of(id, turns, Outcome.escalated(escalated));
  }
}
