package io.baton.training.generate;

import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.training.generate.wording.Act;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Goal;
import io.baton.training.generate.wording.Reply;
import io.baton.training.generate.wording.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One conversation from its first turn to its end. */
final class Simulation {

  private static final int MOST_CUSTOMER_TURNS = 16;
  private static final double SPOT_CHECK = 0.004;
  private static final double UNSERVED = 0.06;

  private final Scene scene;
  private final Dice dice;
  private final Writer writer;
  private final Transcript transcript;
  private final Labels labels;
  private final BotSide bot;
  private final CustomerSide customer;
  private final List<Goal> goals;
  private final Person person;

  /**
   * @param goals what customers of this business may want
   */
  Simulation(Dice dice, List<Goal> goals, Map<String, List<String>> sentences, Instant start) {
    this.dice = dice;
    this.goals = goals;
    this.person = Person.meet(dice);
    this.scene = new Scene(person, BotNature.meet(dice), dice.pick(goals), dice);
    this.writer = new Writer(sentences, dice);
    Logging logging = Logging.of(dice);
    this.transcript = new Transcript(logging, start, dice);
    this.labels = new Labels(scene, logging);
    this.bot = new BotSide(scene);
    this.customer = new CustomerSide(scene, () -> dice.pick(goals));
  }

  Conversation run(String id, String language, String channel) {
    Instant start = transcript.now();
    Ending ending = play();
    return new Conversation(
        id,
        Optional.of(channel),
        Optional.of(language),
        Optional.of(goals.getFirst().industry()),
        Optional.of(start),
        new Customer(
            Optional.of("u-" + (1000 + dice.below(9000))), Optional.of(person.tier()), Map.of()),
        transcript.turns(),
        ending.outcome(scene, dice),
        Map.of());
  }

  private Ending play() {
    if (dice.chance(0.5)) {
      say(Reply.GREET);
    }
    Act act = customer.opening();
    for (int turn = 0; turn < MOST_CUSTOMER_TURNS; turn++) {
      boolean understood = bot.understands(act);
      say(act, understood);
      if (act.leaves()) {
        return gone(act);
      }
      if (stepsIn()) {
        return handOver(transcript.lastId(), "agent_takeover");
      }
      Reply reply = bot.reply(act, understood);
      say(reply);
      if (reply == Reply.PROMISE) {
        return promised(act);
      }
      if (reply == Reply.BYE || leavesSilently()) {
        return gone(act);
      }
      act = customer.next(reply);
    }
    return gone(act);
  }

  /** Agents who watch step in where it goes wrong, and now and then without need. */
  private boolean stepsIn() {
    boolean wrong = scene.frustrated() || scene.failures() >= 3;
    return scene.bot().attended() && dice.chance(wrong ? 0.4 : SPOT_CHECK);
  }

  private boolean leavesSilently() {
    double restless = scene.settled() ? 0.3 : 0.01 + 0.06 * scene.frustration() * person.leaving();
    return dice.chance(restless);
  }

  private Ending gone(Act act) {
    if (scene.settled()) {
      return Ending.settled();
    }
    return Ending.left(act == Act.GIVE_UP_ANGRY || scene.needsHuman());
  }

  private Ending promised(Act act) {
    String reason = "bot_could_not";
    if (act == Act.ACCEPT) {
      reason = "accepted_offer";
    } else if (act.asksForHuman()) {
      reason = "explicit_request";
    } else if (scene.goal().sensitive()) {
      reason = "sensitive_topic";
    }
    return dice.chance(UNSERVED) ? Ending.unserved(reason) : handOver(transcript.lastId(), reason);
  }

  private Ending handOver(String turn, String reason) {
    Instant from = transcript.now();
    scene.serve();
    transcript.agent(writer.sentence("a.hello"), dice.between(15, 180));
    if (dice.chance(0.5)) {
      say(Act.TO_AGENT_HELLO, true);
    }
    if (dice.chance(0.6)) {
      transcript.agent(writer.sentence("a.ask"), dice.between(10, 60));
      say(Act.TO_AGENT_DETAIL, true);
    }
    boolean solved = dice.chance(0.88);
    if (solved) {
      scene.settle();
    }
    transcript.agent(writer.sentence(solved ? "a.solve" : "a.unsolved"), dice.between(30, 240));
    say(solved ? Act.TO_AGENT_THANKS : Act.TO_AGENT_BAD, true);
    transcript.agent(writer.sentence("a.bye"), dice.between(5, 30));
    double seconds = (transcript.now().toEpochMilli() - from.toEpochMilli()) / 1000.0;
    return Ending.served(turn, reason, solved, seconds);
  }

  private void say(Act act, boolean understood) {
    scene.tell(act);
    Writer.Sentence sentence = writer.sentence(act.section(scene.goal()));
    String typed = person.typing().of(sentence.text(), act, dice);
    transcript.customer(
        new Writer.Sentence(typed, sentence.entities()),
        heard(act, understood),
        labels.customer(act),
        seconds(act));
  }

  private Transcript.Heard heard(Act act, boolean understood) {
    double confidence = understood ? 0.78 + 0.13 * dice.bell() : 0.44 + 0.17 * dice.bell();
    String intent =
        understood || dice.chance(0.5) ? act.intent(scene.goal()) : dice.pick(goals).intent();
    return new Transcript.Heard(intent, Math.clamp(confidence, 0.03, 0.99));
  }

  /** Log-normal about the person's pace; the angry are quick. */
  private double seconds(Act act) {
    double haste = act.frustration() == 2 ? 0.6 : act == Act.DETAIL_NONE ? 2 : 1;
    return 1 + person.pace() * haste * StrictMath.exp(0.7 * dice.bell());
  }

  private void say(Reply reply) {
    if (reply == Reply.REPEAT) {
      transcript.botAgain(labels.bot(reply));
      return;
    }
    Goal about = reply == Reply.WRONG ? dice.pick(goals) : scene.goal();
    transcript.bot(writer.sentence(reply.section(about)), reply, about, labels.bot(reply));
  }
}
