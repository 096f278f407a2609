package io.baton.training.generate;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Goal;
import io.baton.training.generate.wording.Reply;
import io.baton.training.generate.wording.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what is said, as far as the platform logs it. Mutable, of one simulation. */
final class Transcript {

  private final Logging logging;
  private final Dice dice;
  private final List<Turn> turns = new ArrayList<>();
  private Instant now;

  Transcript(Logging logging, Instant start, Dice dice) {
    this.logging = logging;
    this.now = start;
    this.dice = dice;
  }

  /** What an NLU makes of a customer's turn. */
  record Heard(String intent, double confidence) {}

  /**
   * A customer's turn.
   *
   * @param seconds since the turn before
   */
  void customer(Writer.Sentence said, Heard heard, TurnLabel label, double seconds) {
    Turn.Builder turn = turn(Speaker.CUSTOMER, said, seconds).label(label);
    if (logging.intents()) {
      turn.intent(heard.intent());
      said.entities().forEach(turn::entity);
    }
    if (logging.confidences()) {
      turn.confidence(Math.round(100 * heard.confidence()) / 100.0);
    }
    turns.add(turn.build());
  }

  /** A bot's turn. */
  void bot(Writer.Sentence said, Reply reply, Goal goal, TurnLabel label) {
    Turn.Builder turn =
        turn(Speaker.BOT, said, dice.between(0.8, 3))
            .fallback(logging.fallbacks() && reply == Reply.FALLBACK);
    if (logging.botIntents()) {
      turn.intent(reply.intent(goal));
    }
    if (logging.replyIds()) {
      turn.replyId(reply.section(goal));
    }
    turns.add(turn.label(label).build());
  }

  /** The bot says what it said before, word for word. */
  void botAgain(TurnLabel label) {
    Turn last = turns.stream().filter(turn -> turn.speaker() == Speaker.BOT).toList().getLast();
    now = now.plusMillis((long) (1000 * dice.between(0.8, 3)));
    Turn.Builder turn = Turn.builder(nextId(), Speaker.BOT).at(now).fallback(last.fallback());
    last.text().ifPresent(turn::text);
    last.intent().ifPresent(turn::intent);
    last.replyId().ifPresent(turn::replyId);
    turns.add(turn.label(label).build());
  }

  /** An agent's turn. */
  void agent(Writer.Sentence said, double seconds) {
    turns.add(turn(Speaker.AGENT, said, seconds).build());
  }

  private Turn.Builder turn(Speaker speaker, Writer.Sentence said, double seconds) {
    now = now.plusMillis((long) (1000 * seconds));
    Turn.Builder turn = Turn.builder(nextId(), speaker).at(now);
    if (logging.texts()) {
      turn.text(said.text());
    }
    return turn;
  }

  private String nextId() {
    return "t-" + (turns.size() + 1);
  }

  Instant now() {
    return now;
  }

  /** Id of the turn that was said last. */
  String lastId() {
    return turns.getLast().id();
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }
}
