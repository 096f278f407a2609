package io.baton.server.turn;

import io.baton.server.db.PersistenceException;
import io.baton.server.event.Message;
import io.baton.server.handoff.Course;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.turn.Deciders.Deciding;
import io.baton.server.turn.HotConversations.Hot;
import io.baton.server.turn.articles.OfferedArticles;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.StaleConversationException;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.Change;
import io.baton.server.turn.store.TurnRepository.KnownConversation;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.baton.server.turn.store.TurnRepository.TurnKey;
import io.baton.server.turn.store.TurnRepository.Work;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides on turns in the order of their coming, and stores them in one transaction. Conversations
 * are written only as they were read: if another server wrote one meanwhile, all is read anew and
 * decided again, which the pure engine allows. Thread-safe.
 */
final class TurnBatch {

  private static final int MOST_ATTEMPTS = 8;
  private static final long LONGEST_PAUSE_MILLIS = 40;

  /** Turns of a conversation that are in memory at once while it is played to another model. */
  private static final int MOST_READ = 200;

  private final TurnRepository repository;
  private final TurnScorer scorer;
  private final Deciders deciders;
  private final TurnService.Watch watch;
  private final Clock clock;

  TurnBatch(
      TurnRepository repository,
      TurnScorer scorer,
      Deciders deciders,
      TurnService.Watch watch,
      Clock clock) {
    this.repository = repository;
    this.scorer = scorer;
    this.deciders = deciders;
    this.watch = watch;
    this.clock = clock;
  }

  private sealed interface Verdict {

    record Answered(Submission submission) implements Verdict {}

    record Failed(RuntimeException why) implements Verdict {}

    /** It is not decided before articles were searched, which is nothing for who stores turns. */
    record Unsearched(Optional<String> language) implements Verdict {}
  }

  /**
   * What an attempt came to; it counts once the transaction is on disk.
   *
   * @param saidNanos when the database had been told everything but to commit
   */
  private record Attempt(
      Map<PendingTurn, Verdict> verdicts, List<Written> written, long saidNanos) {}

  /** A conversation to which turns were added, and what the database was told of it. */
  private record Written(TurnDraft draft, Change change) {}

  /**
   * Answers all these turns, after they are on disk.
   *
   * @param hot states that need not be read; brought up to date
   */
  void run(List<PendingTurn> turns, HotConversations hot) {
    run(turns, hot, new Patience());
  }

  /**
   * How long the parts of a batch, which wait for each other, wait for what others hold; the batch
   * as a whole waited before.
   */
  private static final class Patience {

    private static final long MOST_MILLIS = 200;
    private static final long MOST_AT_ONCE_MILLIS = 50;
    private static final long LEAST_MILLIS = 5;

    private long left = MOST_MILLIS;
    private boolean ofParts;

    void tell(Work work) {
      if (ofParts) {
        work.hurry(Duration.ofMillis(Math.clamp(left, LEAST_MILLIS, MOST_AT_ONCE_MILLIS)));
      }
    }

    Patience ofParts() {
      ofParts = true;
      return this;
    }

    void used() {
      left -= ofParts ? MOST_AT_ONCE_MILLIS : 0;
    }
  }

  private void run(List<PendingTurn> turns, HotConversations hot, Patience patience) {
    Set<String> workspaces =
        turns.stream().map(turn -> turn.conversation().workspace()).collect(Collectors.toSet());
    for (int attempt = 1; ; attempt++) {
      try {
        Attempt done =
            repository.write(
                workspaces,
                work -> {
                  patience.tell(work);
                  return attempt(turns, hot, work);
                });
        watch.meters().stored(turns.size(), System.nanoTime() - done.saidNanos());
        settle(done, hot);
        return;
      } catch (StaleConversationException e) {
        watch.meters().stale();
        forget(turns, hot);
        if (attempt == MOST_ATTEMPTS || !pause(attempt)) {
          turns.forEach(turn -> turn.fail(contended()));
          return;
        }
      } catch (RuntimeException e) {
        // Whether it was stored is not known: the rows tell, when the turns are sent again.
        forget(turns, hot);
        if (held(e)) {
          patience.used();
        }
        parts(turns, e)
            .ifPresentOrElse(
                parts -> parts.forEach(one -> run(one, hot, patience.ofParts())),
                () -> turns.forEach(turn -> turn.fail(held(e) ? contended() : e)));
        return;
      }
    }
  }

  /** What to try by itself where one part may be at fault, for which the others are not to pay. */
  private static Optional<Collection<List<PendingTurn>>> parts(
      List<PendingTurn> turns, RuntimeException failed) {
    Map<Object, List<PendingTurn>> parts = by(turns, PendingTurn::conversation);
    if (parts.size() == 1 && !held(failed)) {
      parts = by(turns, turn -> turn);
    }
    return parts.size() > 1 && mayBeOfOne(failed) ? Optional.of(parts.values()) : Optional.empty();
  }

  private static Map<Object, List<PendingTurn>> by(
      List<PendingTurn> turns, Function<PendingTurn, Object> part) {
    return turns.stream()
        .collect(Collectors.groupingBy(part, LinkedHashMap::new, Collectors.toList()));
  }

  private static boolean mayBeOfOne(RuntimeException failed) {
    return !(failed instanceof PersistenceException of) || of.isRefusal() || of.held();
  }

  private static boolean held(RuntimeException failed) {
    return failed instanceof PersistenceException of && of.held();
  }

  private static ProblemException contended() {
    return new ProblemException(
        Problem.of(Problem.Kind.UNAVAILABLE, "others write the conversation; send it again"));
  }

  private void settle(Attempt attempt, HotConversations hot) {
    for (Written one : attempt.written()) {
      hot.put(one.draft().key(), one.draft().hot(), one.change().state());
    }
    attempt
        .verdicts()
        .forEach((turn, verdict) -> {
          switch (verdict) {
            case Verdict.Answered answered -> turn.answer(answered.submission());
            case Verdict.Failed failed -> turn.fail(failed.why());
            case Verdict.Unsearched unsearched -> turn.search(unsearched.language());
          }
        });
    attempt.written().forEach(one -> one.draft().kept().forEach(this::told));
  }

  private void told(KeptTurn kept) {
    if (kept.decision().degraded()) {
      watch.meters().degraded();
    }
    watch.listener().kept(kept);
  }

  private static void forget(List<PendingTurn> turns, HotConversations hot) {
    turns.forEach(turn -> hot.remove(turn.conversation()));
  }

  /** Writers that met once would meet again if they waited equally long. */
  private static boolean pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1 + LONGEST_PAUSE_MILLIS * attempt / 8));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Attempt attempt(List<PendingTurn> turns, HotConversations hot, Work work) {
    Map<ConversationKey, KnownConversation> cold =
        work.findConversations(
            turns.stream()
                .map(PendingTurn::conversation)
                .distinct()
                .filter(key -> !hot.has(key))
                .toList());
    Map<ConversationKey, Hot> known = new HashMap<>();
    Function<PendingTurn, Hot> before =
        turn -> known.computeIfAbsent(turn.conversation(), key -> before(turn, hot, cold));
    // A turn that another server stores meanwhile is not known here, but then the conversation is
    // not as it was read either, and all is read anew.
    Map<TurnKey, StoredTurn> come =
        work.findTurns(
            turns.stream()
                .filter(turn -> before.apply(turn).ids().mayHave(turn.turn().id()))
                .map(PendingTurn::key)
                .distinct()
                .toList());
    Map<ConversationKey, TurnDraft> drafts = new LinkedHashMap<>();
    Map<PendingTurn, Verdict> verdicts = new HashMap<>();
    // A model that is swapped meanwhile does not step in between the turns of a batch.
    Map<String, Deciding> deciding = new HashMap<>();
    for (PendingTurn turn : turns) {
      Deciding now = deciding.computeIfAbsent(turn.conversation().workspace(), deciders::of);
      TurnDraft draft =
          drafts.computeIfAbsent(
              turn.conversation(), key -> draft(key, before.apply(turn), now, work));
      Optional<StoredTurn> stored = Optional.ofNullable(come.get(turn.key()));
      verdicts.put(turn, verdict(turn, draft, now, stored, work));
    }
    Instant now = clock.instant();
    List<Written> written =
        drafts.values().stream()
            .filter(TurnDraft::changed)
            .map(draft ->
                new Written(draft, draft.change(scorer.deadlines(draft.key().workspace()), now)))
            .toList();
    work.store(written.stream().map(Written::change).toList());
    return new Attempt(verdicts, written, System.nanoTime());
  }

  private TurnDraft draft(ConversationKey key, Hot before, Deciding deciding, Work work) {
    String facts = before.turns() == 0 ? scorer.facts(before.state().facts()) : "{}";
    return new TurnDraft(key, facts, underThisModel(key, before, deciding, work));
  }

  private Hot before(
      PendingTurn turn, HotConversations hot, Map<ConversationKey, KnownConversation> cold) {
    ConversationKey key = turn.conversation();
    return hot.find(key)
        .or(() -> Optional.ofNullable(cold.get(key)).map(known -> hot(known, turn)))
        .orElseGet(() -> first(turn, TurnDraft.asKept(clock.instant()), Course.NONE));
  }

  private Hot first(PendingTurn turn, Instant createdAt, Course course) {
    return new Hot(
        scorer.begin(turn.facts()), createdAt, 0, Optional.empty(), course, TurnIds.NONE);
  }

  /** Of a conversation in which a human was asked for before anybody spoke, no facts are known. */
  private Hot hot(KnownConversation known, PendingTurn turn) {
    StoredConversation stored = known.conversation();
    return stored.turns() == 0
        ? first(turn, stored.createdAt(), stored.course())
        : new Hot(
            scorer.state(stored),
            stored.createdAt(),
            stored.turns(),
            stored.lastTurnAt(),
            stored.course(),
            TurnIds.of(known.turnIds()));
  }

  /** By another model than before the stored turns are read anew. */
  private Hot underThisModel(ConversationKey key, Hot before, Deciding deciding, Work work) {
    if (before.turns() == 0 || before.state().modelVersion().equals(deciding.model().version())) {
      return before;
    }
    int first = before.course().episodeTurns();
    return new Hot(
        scorer.replay(
            before.state(), played -> work.turns(key, first + played, MOST_READ), deciding),
        before.createdAt(),
        before.turns(),
        before.lastTurnAt(),
        before.course(),
        before.ids());
  }

  private Verdict verdict(
      PendingTurn turn,
      TurnDraft draft,
      Deciding deciding,
      Optional<StoredTurn> stored,
      Work work) {
    Optional<StoredTurn> before = stored.or(() -> draft.find(turn.turn().id()));
    if (before.isPresent()) {
      return new Verdict.Answered(
          MessageDigest.isEqual(before.get().fingerprint(), turn.fingerprint())
              ? new Submission.Repeated(before.get().response())
              : new Submission.Contradicts(turn.turn().id()));
    }
    try {
      Instant now = clock.instant();
      draft.checkOrder(turn.turn().at(), now);
      scorer
          .channels(draft.key().workspace())
          .check(
              draft.state().facts().channel(),
              turn.turn(),
              () -> draft.heardCustomer() ? Optional.of(now) : work.lastOfCustomer(draft.key()),
              now);
      List<Message> waiting =
          turn.heard() && draft.owes()
              ? work.messages(draft.key(), draft.course().course().told())
              : List.of();
      OfferedArticles articles =
          new OfferedArticles(
              () -> deciding.articles().kept(draft.key().workspace()), turn.articles());
      TurnScorer.Scored scored =
          scorer.score(
              turn.conversation(),
              new TurnScorer.Before(
                  draft.state(), draft.course(), draft.turns(), waiting, articles),
              turn.turn(),
              deciding,
              now);
      if (articles.missing()) {
        return new Verdict.Unsearched(draft.state().facts().language());
      }
      draft.add(turn, scored, now);
      return new Verdict.Answered(new Submission.Scored(scored.response()));
    } catch (RuntimeException e) {
      return new Verdict.Failed(e);
    }
  }
}
