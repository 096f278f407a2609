package io.baton.server.lifecycle;

import io.baton.conversation.history.FieldException;
import io.baton.server.db.PersistenceException;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.turn.store.ConversationKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps data as long as it may be kept, and erases a customer's. Thread-safe. */
public final class LifecycleService {

  private static final int AT_A_TIME = 200;
  private static final int LOOKED_AT_A_TIME = 2_000;
  private static final int PRUNED_AT_A_TIME = 5_000;
  private static final Duration ANSWERS = Duration.ofHours(24);
  private static final Duration KEYS = Duration.ofDays(90);

  private final LifecycleRepository repository;
  private final Consumer<Collection<ConversationKey>> forget;
  private final Clock clock;

  /**
   * @param forget lets states of conversations in memory go
   */
  public LifecycleService(
      LifecycleRepository repository, Consumer<Collection<ConversationKey>> forget, Clock clock) {
    this.repository = repository;
    this.forget = forget;
    this.clock = clock;
  }

  /** Retention of a workspace. */
  public Retention retention(String workspace) {
    return repository.findRetention(workspace).orElse(Retention.FOR_EVER);
  }

  /**
   * Says how long a workspace keeps conversations after their last turn.
   *
   * @param days empty for ever
   * @throws FieldException if it is not in 1..36500
   */
  public Retention keep(String workspace, OptionalInt days, String by) {
    if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > Retention.MOST_DAYS)) {
      throw new FieldException("days", days.getAsInt() + " is not in 1.." + Retention.MOST_DAYS);
    }
    Retention retention = new Retention(days, Optional.of(clock.instant()), Optional.of(by));
    repository.saveRetention(workspace, retention);
    return retention;
  }

  /**
   * Erases all that is kept of a customer's conversations.
   *
   * @return rows by table
   * @throws ProblemException 404 if nothing is kept
   */
  public Map<String, Integer> erase(String workspace, String customer) {
    Map<String, Integer> rows = new TreeMap<>();
    List<String> some = some(workspace, customer);
    if (some.isEmpty()) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "nothing is kept of customer '" + customer + "'"));
    }
    while (!some.isEmpty()) {
      erase(workspace, some).forEach((table, count) -> rows.merge(table, count, Integer::sum));
      some = some(workspace, customer);
    }
    return rows;
  }

  private List<String> some(String workspace, String customer) {
    return repository.listConversations(workspace, customer, "", AT_A_TIME);
  }

  private Map<String, Integer> erase(String workspace, List<String> conversations) {
    return inParts(workspace, conversations, some -> repository.erase(workspace, some));
  }

  private int eraseOld(String workspace, Instant before, List<String> conversations) {
    return inParts(workspace, conversations, some -> repository.eraseOld(workspace, before, some))
        .getOrDefault("conversation", 0);
  }

  /** Where conversations have so many turns that it takes too long, fewer go at a time. */
  private Map<String, Integer> inParts(
      String workspace,
      List<String> conversations,
      Function<List<String>, Map<String, Integer>> erasing) {
    try {
      Map<String, Integer> rows = erasing.apply(conversations);
      forget(workspace, conversations);
      return rows;
    } catch (PersistenceException e) {
      if (!e.tookTooLong() || conversations.size() == 1) {
        throw e;
      }
    }
    int half = conversations.size() / 2;
    Map<String, Integer> rows =
        new TreeMap<>(inParts(workspace, conversations.subList(0, half), erasing));
    inParts(workspace, conversations.subList(half, conversations.size()), erasing)
        .forEach((table, count) -> rows.merge(table, count, Integer::sum));
    return rows;
  }

  private void forget(String workspace, List<String> conversations) {
    forget.accept(conversations.stream().map(id -> new ConversationKey(workspace, id)).toList());
  }

  /**
   * Removes all that has been kept long enough; a workspace where that fails keeps none of the
   * others from it.
   *
   * @return how many conversations
   * @throws RuntimeException the first failure, once all workspaces were looked at
   */
  int removeOld() {
    Instant now = clock.instant();
    boolean pruned = false;
    while (!pruned) {
      pruned = repository.prune(now.minus(ANSWERS), now.minus(KEYS), PRUNED_AT_A_TIME);
    }
    int removed = 0;
    List<RuntimeException> failures = new ArrayList<>();
    for (Map.Entry<String, Integer> one : repository.listRetentionDays().entrySet()) {
      try {
        removed += removeOld(one.getKey(), now.minus(Duration.ofDays(one.getValue())));
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return removed;
  }

  private int removeOld(String workspace, Instant before) {
    int removed = 0;
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      LifecycleRepository.Part part =
          repository.listOld(workspace, before, after.get(), LOOKED_AT_A_TIME);
      for (int i = 0; i < part.old().size(); i += AT_A_TIME) {
        List<String> some = part.old().subList(i, Math.min(i + AT_A_TIME, part.old().size()));
        removed += eraseOld(workspace, before, some);
      }
      after = part.last();
    }
    return removed;
  }
}
