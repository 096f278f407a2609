package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Scored conversations for tests. */
public final class Scored {

  private Scored() {}

  /** Customer and bot in turn; {@code eventually} at the customer turns. */
  public static ScoredConversation ongoing(String id, Outcome outcome, double... eventually) {
    List<Turn> turns = new ArrayList<>();
    List<Risk> risks = new ArrayList<>();
    for (int i = 0; i < eventually.length; i++) {
      turns.add(Turn.builder("t-" + 2 * i, Speaker.CUSTOMER).build());
      turns.add(Turn.builder("t-" + (2 * i + 1), Speaker.BOT).build());
      risks.add(Risk.rising(0, 0, 0, 0, eventually[i]));
      risks.add(Risk.rising(0, 0, 0, 0, 1));
    }
    return of(Conversation.of(id, turns, outcome), risks, 0.5);
  }

  public static ScoredConversation outcome(String id, boolean escalated, double probability) {
    Turn turn = Turn.builder("t-1", Speaker.BOT).build();
    return of(
        Conversation.of(id, List.of(turn), Outcome.escalated(escalated)),
        List.of(Risk.rising(0, 0, 0, 0, 0)),
        probability);
  }

  /** Bot turns with {@code risk.now}; a label of + is needed, - is not, anything else unknown. */
  public static ScoredConversation labelled(String id, String labels, double... now) {
    List<Turn> turns = new ArrayList<>();
    List<Risk> risks = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      Turn.Builder turn = Turn.builder("t-" + i, Speaker.BOT);
      char label = labels.charAt(i);
      if (label == '+' || label == '-') {
        turn.label(TurnLabel.NONE.withNeedsHuman(label == '+'));
      }
      turns.add(turn.build());
      risks.add(Risk.rising(now[i], 0, 0, 0, 0));
    }
    return of(Conversation.of(id, turns, Outcome.UNKNOWN), risks, 0.5);
  }

  public static ScoredConversation of(Conversation conversation, List<Risk> risks, double outcome) {
    return new ScoredConversation(
        conversation, risks, outcome, Collections.nCopies(risks.size(), Tone.NEUTRAL));
  }

  /** A history whose risks know something of the outcome. */
  public static List<ScoredConversation> history(int size, RandomGenerator random) {
    List<ScoredConversation> history = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean escalated = random.nextInt(3) == 0;
      double lift = escalated ? 0.3 : 0;
      double[] risks =
          random.doubles(2 + random.nextInt(8)).map(risk -> lift + 0.7 * risk).toArray();
      ScoredConversation ongoing = ongoing("c-" + i, Outcome.escalated(escalated), risks);
      history.add(
          of(ongoing.conversation(), ongoing.riskPerTurn(), lift + 0.7 * random.nextDouble()));
    }
    return history;
  }
}
