package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.handoff.TransitionException;
import io.baton.server.handoff.HandoffRepository.Done;
import io.baton.server.handoff.HandoffRepository.Held;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes handoffs, one command at a time for each conversation. Thread-safe. */
public final class HandoffService {

  private final HandoffRepository handoffs;
  private final Function<String, HandoffSettings> settings;
  private final Surroundings surroundings;
  private final Clock clock;

  /**
   * @param settings of a workspace
   */
  public HandoffService(
      HandoffRepository handoffs,
      Function<String, HandoffSettings> settings,
      Surroundings surroundings,
      Clock clock) {
    this.handoffs = handoffs;
    this.settings = settings;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /**
   * What handoffs need of the rest of the server.
   *
   * @param engine what a new episode begins with
   * @param tickets opens a ticket in the transaction of this thread, and gives its id
   * @param ids makes ids of handoffs
   * @param words composes what customers are told
   * @param consequence of every command
   * @param changed told which conversation's row is another now
   * @param open when queues are
   */
  public record Surroundings(
      Engine engine,
      Tickets tickets,
      Supplier<String> ids,
      Words words,
      Consequence consequence,
      Consumer<Key> changed,
      OpenTime open) {}

  /** Time in which queues are open. */
  @FunctionalInterface
  public interface OpenTime {

    /** Of queues that never close. */
    OpenTime ALWAYS = (workspace, queue, from, open) -> from.plus(open);

    /** When a queue has been open for so long since a moment. */
    Instant after(String workspace, String queue, Instant from, Duration open);
  }

  /**
   * What customers are told.
   *
   * @param introductions when a human is on the way
   * @param events with what happens then
   */
  public record Words(Introduction.Writer introductions, EventWords events) {

    /** Not a word. */
    public static final Words NONE =
        new Words((workspace, handoff, setting) -> Optional.empty(), EventWords.NONE);
  }

  /** The state of the engine. */
  public interface Engine {

    /** Of a conversation of which nothing is known, before its first turn. */
    HandoffRepository.Beginning begin();

    /** Before the first turn of a new episode of a conversation. */
    byte[] again(byte[] state);

    /** BCP 47 tag of a conversation's language, if it is known. */
    Optional<String> language(byte[] state);
  }

  /** Opens tickets. */
  @FunctionalInterface
  public interface Tickets {

    /**
     * Opens one in the transaction of this thread.
     *
     * @return its id
     */
    String open(String workspace, Handoff handoff, String why);
  }

  /**
   * Asks for a human, or gives the conversation to an agent.
   *
   * @param first a request, or an agent's taking over
   * @return the handoff that goes on; where one is going on already, that one, in the usual queue
   *     if it is in none
   * @throws ProblemException 409 if an agent has it already
   */
  public Handoff begin(Key conversation, HandoffCommand first) {
    return begin(conversation, first, () -> true);
  }

  /**
   * The same as {@link #begin}, if something holds still.
   *
   * @param holds asked while nobody changes the conversation
   * @throws ProblemException 409 if it does not
   */
  Handoff begin(Key conversation, HandoffCommand first, BooleanSupplier holds) {
    return beginKept(conversation, first, Optional.empty(), later(), holds).handoff();
  }

  /** The same as {@link #begin}, where the answer to a request tells the customer all there is. */
  public Handoff beginAnswering(Key conversation, HandoffCommand first) {
    Telling telling = Telling.answer(EventWords.NONE);
    return beginKept(conversation, first, Optional.empty(), telling, () -> true).handoff();
  }

  private Telling later() {
    return new Telling(surroundings.words().events(), false);
  }

  /**
   * The same as {@link #begin}, with what the customer is told.
   *
   * @param resuming what the bot leaves itself
   */
  KeptHandoff beginKept(
      Key conversation, HandoffCommand first, Optional<String> resuming, boolean answered) {
    Telling telling = new Telling(surroundings.words().events(), answered);
    return beginKept(conversation, first, resuming, telling, () -> true);
  }

  private KeptHandoff beginKept(
      Key conversation,
      HandoffCommand first,
      Optional<String> resuming,
      Telling telling,
      BooleanSupplier holds) {
    Instant now = clock.instant();
    String queue = settings.apply(conversation.workspace()).usualQueue();
    return change(
        conversation,
        telling,
        held -> {
          if (!holds.getAsBoolean()) {
            throw refused("conversation '" + conversation.id() + "' needs it no more");
          }
          boolean asks = first instanceof HandoffCommand.Request;
          Optional<HandoffStatus> open = held.course().open().map(Handoff::status);
          HandoffCommand enqueue = new HandoffCommand.Enqueue(queue);
          if (asks && open.filter(HandoffStatus.REQUESTED::equals).isPresent()) {
            return Optional.of(CourseChange.of(held.course()).give(enqueue, now));
          }
          if (asks && open.filter(this::waits).isPresent()) {
            return Optional.empty();
          }
          CourseChange begun = CourseChange.of(held.course());
          if (held.course().open().isEmpty()) {
            begun = begun.begin(surroundings.ids().get(), conversation.id(), now);
          }
          CourseChange done = begun.resuming(resuming).give(first, now);
          return Optional.of(asks ? done.give(enqueue, now) : done);
        });
  }

  private boolean waits(HandoffStatus status) {
    return status.waiting() || status.withAgent();
  }

  /**
   * Gives a command to a handoff.
   *
   * @return the handoff, or the one that goes on after a transfer
   * @throws ProblemException 404 if there is none of this id, 409 if the command does not fit
   */
  public Handoff give(Key handoff, HandoffCommand command) {
    return give(handoff, before -> Optional.of(command));
  }

  /**
   * Gives a handoff the command that fits as it is now.
   *
   * @param choice empty for none
   */
  public Handoff give(Key handoff, Function<KeptHandoff, Optional<HandoffCommand>> choice) {
    return giveKept(handoff, choice).handoff();
  }

  /** The same as {@link #give}, where the answer to a request tells the customer of it. */
  public Handoff giveAnswering(
      Key handoff, Function<KeptHandoff, Optional<HandoffCommand>> choice, EventWords words) {
    return giveKept(handoff, choice, Telling.answer(words)).handoff();
  }

  /** The same as {@link #give}, with what the customer is told. */
  KeptHandoff giveKept(Key handoff, Function<KeptHandoff, Optional<HandoffCommand>> choice) {
    return giveKept(handoff, choice, later());
  }

  private KeptHandoff giveKept(
      Key handoff, Function<KeptHandoff, Optional<HandoffCommand>> choice, Telling telling) {
    Handoff known = find(handoff);
    Key conversation = new Key(handoff.workspace(), known.conversation());
    Instant now = clock.instant();
    return change(
        conversation,
        telling,
        held -> {
          KeptHandoff last = held.course().last().orElseThrow();
          if (!last.handoff().id().equals(handoff.id())) {
            throw refused(
                "handoff '" + handoff.id() + "' is " + known.status().wireName() + " already");
          }
          return choice
              .apply(last)
              .map(command -> CourseChange.of(held.course()).give(command, now));
        });
  }

  private KeptHandoff change(
      Key conversation, Telling telling, Function<Held, Optional<CourseChange>> work) {
    HandoffSettings rules = settings.apply(conversation.workspace());
    try {
      KeptHandoff last =
          handoffs
              .change(
                  conversation,
                  surroundings.engine().begin(),
                  clock.instant(),
                  held ->
                      work.apply(held)
                          .map(change -> told(conversation.workspace(), held, change, telling))
                          .map(change -> done(held, change, rules)))
              .orElseThrow();
      surroundings.changed().accept(conversation);
      return last;
    } catch (TransitionException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private CourseChange told(String workspace, Held held, CourseChange change, Telling telling) {
    Introduction.Setting setting =
        new Introduction.Setting(surroundings.engine().language(held.state()), held.turns());
    Instant now = clock.instant();
    Optional<Handoff> before = held.course().handoff();
    Handoff after = change.course().handoff().orElseThrow();
    Introduction.Writer introductions = surroundings.words().introductions();
    CourseChange all =
        change
            .worded(
                0,
                event ->
                    telling
                        .words()
                        .of(new EventWords.Told(workspace, event, before, after, setting)))
            .and(
                surroundings
                    .consequence()
                    .of(new Consequence.Done(workspace, held.course(), change, setting, now)))
            .introduced(handoff -> introductions.of(workspace, handoff, setting), now);
    return telling.answered() ? all.answered() : all;
  }

  /** What a human had in hand is not counted against the bot afterwards. */
  private Done done(Held held, CourseChange change, HandoffSettings rules) {
    boolean promised =
        change.course().handoff().filter(last -> last.times().requested().isPresent()).isPresent();
    if (promised && change.course().open().isEmpty()) {
      return new Done(
          change.episode(held.turns()).revised(),
          Optional.of(surroundings.engine().again(held.state())),
          rules.deadlines());
    }
    return new Done(change.revised(), Optional.empty(), rules.deadlines());
  }

  /** What handoffs need of the rest of the server. */
  Surroundings surroundings() {
    return surroundings;
  }

  private static ProblemException refused(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }

  /**
   * A handoff.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  public Handoff find(Key handoff) {
    return findKept(handoff).handoff();
  }

  /**
   * A handoff, with what the customer is told.
   *
   * @throws ProblemException as {@link #find}
   */
  KeptHandoff findKept(Key handoff) {
    return findKept(handoffs, handoff);
  }

  /**
   * The same for who has no more than where handoffs are kept.
   *
   * @throws ProblemException as {@link #find}
   */
  public static KeptHandoff findKept(HandoffRepository handoffs, Key handoff) {
    return handoffs
        .find(handoff)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no handoff '" + handoff.id() + "'")));
  }

  /** The id of a handoff that is to come. */
  String newId() {
    return surroundings.ids().get();
  }

  /**
   * Looks whether there is a conversation.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  public void checkKnown(Key conversation) {
    if (!handoffs.knows(conversation)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.NOT_FOUND, "there is no conversation '" + conversation.id() + "'"));
    }
  }

  /** Handoffs of a workspace by the time of their last change, oldest first. */
  public List<KeptHandoff> list(
      String workspace,
      HandoffRepository.Filter filter,
      Optional<HandoffRepository.After> after,
      int most) {
    return handoffs.list(workspace, filter, after, most);
  }
}
