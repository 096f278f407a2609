package io.baton.server.turn;

import io.baton.conversation.Speaker;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.ConversationState;
import io.baton.server.handoff.CourseChange;
import io.baton.server.turn.HotConversations.Hot;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository.Change;
import io.baton.server.turn.store.TurnRepository.Handoffs;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation while a batch adds turns to it. */
final class TurnDraft {

  private final ConversationKey key;
  private final String facts;
  private final Instant createdAt;
  private final int turnsBefore;
  private final int eventsBefore;
  private final List<StoredTurn> added = new ArrayList<>();
  private final List<KeptTurn> kept = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();
  private ConversationState state;
  private Optional<Instant> lastTurnAt;
  private TurnIds ids;
  private CourseChange course;

  TurnDraft(ConversationKey key, String facts, Hot before) {
    this.key = key;
    this.facts = facts;
    this.createdAt = before.createdAt();
    this.turnsBefore = before.turns();
    this.eventsBefore = before.course().events();
    this.state = before.state();
    this.lastTurnAt = before.lastTurnAt();
    this.ids = before.ids();
    this.course = CourseChange.of(before.course());
  }

  CourseChange course() {
    return course;
  }

  /** Whether there may be messages in the database that no answer has told. */
  boolean owes() {
    return course.course().told() < eventsBefore;
  }

  ConversationState state() {
    return state;
  }

  int turns() {
    return turnsBefore + added.size();
  }

  /** The turn of this id, if the batch added it. */
  Optional<StoredTurn> find(String turn) {
    return added.stream().filter(stored -> stored.id().equals(turn)).findFirst();
  }

  /**
   * Looks whether a turn may follow. A last turn of a time that is yet to come was sent by a clock
   * that is wrong, which must not hold up the conversation until then.
   *
   * @throws FieldException if it is older than the conversation's last turn
   */
  void checkOrder(Optional<Instant> at, Instant now) {
    Optional<Instant> kept = at.map(TurnDraft::asKept);
    Optional<Instant> last = lastTurnAt.filter(time -> !time.isAfter(now));
    if (kept.isPresent() && last.isPresent() && kept.get().isBefore(last.get())) {
      throw new FieldException("at", at.get() + " is before the last turn's " + last.get());
    }
  }

  /** The database keeps no nanoseconds, and the rows must say the same as the memory. */
  static Instant asKept(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  void add(PendingTurn pending, TurnScorer.Scored scored, Instant now) {
    added.add(
        new StoredTurn(
            turns() + 1,
            pending.turn().id(),
            pending.body(),
            pending.fingerprint(),
            scored.response(),
            asKept(now)));
    kept.add(
        new KeptTurn(
            key,
            state.facts(),
            createdAt,
            turns(),
            pending.turn(),
            pending.body().length(),
            scored.decision(),
            judgement(scored)));
    state = scored.state();
    ids = ids.with(pending.turn().id());
    course = scored.course();
    pending.customer().ifPresent(customers::add);
    lastTurnAt = pending.turn().at().map(TurnDraft::asKept).or(() -> lastTurnAt);
  }

  private KeptTurn.Judgement judgement(TurnScorer.Scored scored) {
    return new KeptTurn.Judgement(
        scored.engine(), turns() - 1 - state.turns(), scored.circumstances());
  }

  /** Whether one of the turns that the batch added is the customer's. */
  boolean heardCustomer() {
    return kept.stream().anyMatch(one -> one.turn().speaker() == Speaker.CUSTOMER);
  }

  boolean changed() {
    return !added.isEmpty();
  }

  Change change(HandoffDeadlines deadlines, Instant now) {
    return new Change(
        key,
        facts,
        customers,
        state.toBytes(),
        createdAt,
        turnsBefore,
        added,
        new Handoffs(course, deadlines),
        lastTurnAt,
        now);
  }

  /** The turns that the batch added. */
  List<KeptTurn> kept() {
    return kept;
  }

  ConversationKey key() {
    return key;
  }

  Hot hot() {
    return new Hot(state, createdAt, turns(), lastTurnAt, course.course(), ids);
  }
}
