package io.baton.server.turn.store;

import io.baton.conversation.handoff.Handoff;
import io.baton.server.db.Looking;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.SentTogether;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.event.Message;
import io.baton.server.handoff.Course;
import io.baton.server.handoff.JdbiHandoffRows;
import io.baton.server.turn.store.TurnRepository.Change;
import io.baton.server.turn.store.TurnRepository.KnownConversation;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.baton.server.turn.store.TurnRepository.TurnKey;
import io.baton.server.turn.store.TurnRepository.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads and writes whole batches, a statement for each table. Rows are found by LATERAL, so that
 * PostgreSQL looks each up by its key whatever it believes about the size of the tables.
 */
record JdbiTurnWork(Looking looking) implements Work {

  /** Unique violation, serialization failure, deadlock: reading anew helps. */
  private static final Set<String> STALE = Set.of("23505", "40001", "40P01");

  private static final String FIND_CONVERSATIONS =
      """
      SELECT found.*, handoff.*,
        ARRAY(SELECT turn_id FROM turn
          WHERE workspace = found.workspace AND conversation_id = found.conversation_id
          LIMIT %d) AS turn_ids
      FROM unnest(?::text[], ?::text[]) AS wanted (workspace, conversation_id),
        LATERAL (SELECT * FROM conversation
          WHERE workspace = wanted.workspace AND conversation_id = wanted.conversation_id
          LIMIT 1) AS found
        LEFT JOIN LATERAL (SELECT * FROM handoff
          WHERE workspace = found.workspace AND handoff_id = found.handoff_id
          LIMIT 1) AS handoff ON true
      """
          .formatted(KnownConversation.MOST_TURN_IDS);

  private static final String FIND_TURNS =
      """
      SELECT found.* FROM
        unnest(?::text[], ?::text[], ?::text[]) AS wanted (workspace, conversation_id, turn_id),
        LATERAL (SELECT * FROM turn
          WHERE workspace = wanted.workspace AND conversation_id = wanted.conversation_id
            AND turn_id = wanted.turn_id
          LIMIT 1) AS found
      """;

  private static final String STORE_CONVERSATIONS =
      """
      INSERT INTO conversation AS stored (workspace, conversation_id, facts, state, turns,
        turns_before, last_turn_at, created_at, updated_at, revision, events, handoff_id, told,
        episode_turns)
      SELECT workspace, conversation_id,
        CASE customer WHEN '' THEN facts::jsonb
          ELSE facts::jsonb || jsonb_build_object('customerId', customer) END,
        state, turns, turns_before,
        NULLIF(last_turn_at, '')::timestamptz, created_at::timestamptz,
        now_at::timestamptz, revision, events, NULLIF(handoff_id, ''), told, episode_turns
      FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::int[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::int[], ?::int[])
        AS new (workspace, conversation_id, facts, state, turns, turns_before, last_turn_at,
        created_at, now_at, customer, revision, events, handoff_id, told, episode_turns)
      ON CONFLICT (workspace, conversation_id) DO UPDATE SET state = excluded.state,
        facts = CASE excluded.facts WHEN '{}' THEN stored.facts
          ELSE stored.facts || excluded.facts END,
        turns = excluded.turns, turns_before = excluded.turns_before,
        last_turn_at = excluded.last_turn_at, updated_at = excluded.updated_at,
        events = excluded.events, handoff_id = excluded.handoff_id, told = excluded.told,
        episode_turns = excluded.episode_turns
      WHERE stored.turns = excluded.turns_before AND stored.revision = excluded.revision
        AND stored.created_at = excluded.created_at
      RETURNING (xmax = 0) = (turns_before = 0 AND revision = 0)
      """;

  private static final String STORE_TURNS =
      """
      INSERT INTO turn (workspace, conversation_id, seq, turn_id, turn, fingerprint, response,
        received_at)
      SELECT workspace, conversation_id, seq, turn_id, turn::jsonb, fingerprint, response,
        received_at::timestamptz
      FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
        ?::text[]) AS new (workspace, conversation_id, seq, turn_id, turn, fingerprint, response,
        received_at)
      """;

  /** A conversation tells whom the last of its turns named; these were named in between. */
  private static final String STORE_FORMER_CUSTOMERS =
      """
      INSERT INTO former_customer (workspace, customer_id, conversation_id)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  /** A transaction that was in another's way, told as what it is. */
  static <T> T translating(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql
            && STALE.contains(String.valueOf(sql.getSQLState()))) {
          throw new StaleConversationException(String.valueOf(sql.getMessage()));
        }
      }
      throw e;
    }
  }

  @Override
  public void hurry(Duration patience) {
    // None at all would be no bound to PostgreSQL.
    String most = Math.max(1, patience.toMillis()) + "ms";
    looking.handle().execute("SELECT set_config('lock_timeout', ?, true)", most);
  }

  @Override
  public Map<ConversationKey, KnownConversation> findConversations(
      Collection<ConversationKey> keys) {
    Map<ConversationKey, KnownConversation> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (SentTogether statement = looking.together(FIND_CONVERSATIONS)) {
      statement.texts(keys.stream().map(ConversationKey::workspace));
      statement.texts(keys.stream().map(ConversationKey::id));
      try (ResultSet row = statement.execute()) {
        while (row.next()) {
          StoredConversation conversation = JdbiTurnRepository.conversation(row);
          String[] ids = (String[]) row.getArray("turn_ids").getArray();
          found.put(conversation.key(), new KnownConversation(conversation, List.of(ids)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Map<TurnKey, StoredTurn> findTurns(Collection<TurnKey> keys) {
    Map<TurnKey, StoredTurn> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (SentTogether statement = looking.together(FIND_TURNS)) {
      statement.texts(keys.stream().map(key -> key.conversation().workspace()));
      statement.texts(keys.stream().map(key -> key.conversation().id()));
      statement.texts(keys.stream().map(TurnKey::turn));
      try (ResultSet row = statement.execute()) {
        while (row.next()) {
          ConversationKey conversation =
              new ConversationKey(row.getString("workspace"), row.getString("conversation_id"));
          StoredTurn turn = JdbiTurnRepository.turn(row);
          found.put(new TurnKey(conversation, turn.id()), turn);
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<StoredTurn> turns(ConversationKey key, int afterSeq, int most) {
    return JdbiTurnRepository.listTurns(looking.handle(), key, afterSeq, most);
  }

  @Override
  public Optional<Instant> lastOfCustomer(ConversationKey key) {
    return looking
        .handle()
        .createQuery(
            """
            SELECT received_at FROM turn
            WHERE workspace = :workspace AND conversation_id = :conversation
              AND turn ->> 'speaker' = 'customer'
            ORDER BY seq DESC LIMIT 1
            """)
        .bind("workspace", key.workspace())
        .bind("conversation", key.id())
        .mapTo(Instant.class)
        .findOne();
  }

  @Override
  public List<Message> messages(ConversationKey key, int afterSeq) {
    return JdbiEventRepository.messages(
        looking.handle(), key.workspace(), key.id(), afterSeq, Integer.MAX_VALUE);
  }

  @Override
  public void store(Collection<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      // Always in the same order, so that two servers wait for each other in one direction only.
      store(changes.stream().sorted(Comparator.comparing(Change::key)).toList());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void store(List<Change> changes) throws SQLException {
    List<JdbiHandoffRows.Written> written = handoffs(changes);
    try (SentTogether all = together(!written.isEmpty())) {
      setConversations(all, changes);
      setTurns(all, changes);
      if (!written.isEmpty()) {
        JdbiHandoffRows.Rows rows = JdbiHandoffRows.rows(written);
        all.text(rows.handoffs());
        all.text(rows.events());
      }
      int stored = 0;
      try (ResultSet row = all.execute()) {
        while (row.next()) {
          stored += row.getBoolean(1) ? 1 : 0;
        }
      }
      if (stored < changes.size()) {
        throw new StaleConversationException(
            (changes.size() - stored)
                + " of "
                + changes.size()
                + " conversations went on elsewhere");
      }
    }
    JdbiHandoffRows.endCallbacks(looking.handle(), written);
    storeFormerCustomers(changes);
  }

  private record Former(ConversationKey conversation, String customer) {}

  private void storeFormerCustomers(List<Change> changes) {
    List<Former> former =
        changes.stream()
            .flatMap(change ->
                change.customers().stream()
                    .filter(named -> !change.customer().equals(Optional.of(named)))
                    .map(named -> new Former(change.key(), named)))
            .toList();
    if (!former.isEmpty()) {
      looking
          .handle()
          .execute(
              STORE_FORMER_CUSTOMERS,
              former.stream().map(one -> one.conversation().workspace()).toArray(String[]::new),
              former.stream().map(Former::customer).toArray(String[]::new),
              former.stream().map(one -> one.conversation().id()).toArray(String[]::new));
    }
  }

  private static void setConversations(SentTogether statement, List<Change> changes)
      throws SQLException {
    statement.texts(changes.stream().map(change -> change.key().workspace()));
    statement.texts(changes.stream().map(change -> change.key().id()));
    statement.texts(changes.stream().map(Change::facts));
    statement.bytes(changes.stream().map(Change::state));
    statement.numbers(changes.stream().map(change -> change.turnsBefore() + change.added().size()));
    statement.numbers(changes.stream().map(Change::turnsBefore));
    statement.texts(changes.stream().map(change -> text(change.lastTurnAt().orElse(Instant.MIN))));
    statement.texts(changes.stream().map(change -> change.createdAt().toString()));
    statement.texts(changes.stream().map(change -> change.now().toString()));
    statement.texts(changes.stream().map(change -> change.customer().orElse("")));
    statement.numbers(changes.stream().map(change -> course(change).revision()));
    statement.numbers(changes.stream().map(change -> course(change).events()));
    statement.texts(changes.stream().map(JdbiTurnWork::handoff));
    statement.numbers(changes.stream().map(change -> course(change).told()));
    statement.numbers(changes.stream().map(change -> course(change).episodeTurns()));
  }

  private static Course course(Change change) {
    return change.handoffs().change().course();
  }

  private static String handoff(Change change) {
    return course(change).handoff().map(Handoff::id).orElse("");
  }

  private SentTogether together(boolean handoffs) throws SQLException {
    return handoffs
        ? looking.together(STORE_CONVERSATIONS, STORE_TURNS, JdbiHandoffRows.SAVE_WITH_EVENTS)
        : looking.together(STORE_CONVERSATIONS, STORE_TURNS);
  }

  private static List<JdbiHandoffRows.Written> handoffs(List<Change> changes) {
    return changes.stream()
        .filter(change -> !change.handoffs().change().empty())
        .map(change ->
            new JdbiHandoffRows.Written(
                change.key().workspace(),
                change.key().id(),
                change.handoffs().change(),
                change.handoffs().deadlines()))
        .toList();
  }

  private static String text(Instant time) {
    return time.equals(Instant.MIN) ? "" : time.toString();
  }

  private record NewTurn(Change change, StoredTurn turn) {}

  private static void setTurns(SentTogether statement, List<Change> changes) throws SQLException {
    List<NewTurn> turns =
        changes.stream()
            .flatMap(change -> change.added().stream().map(turn -> new NewTurn(change, turn)))
            .toList();
    statement.texts(turns.stream().map(one -> one.change().key().workspace()));
    statement.texts(turns.stream().map(one -> one.change().key().id()));
    statement.numbers(turns.stream().map(one -> one.turn().seq()));
    statement.texts(turns.stream().map(one -> one.turn().id()));
    statement.texts(turns.stream().map(one -> one.turn().turn()));
    statement.bytes(turns.stream().map(one -> one.turn().fingerprint()));
    statement.bytes(turns.stream().map(one -> one.turn().response()));
    statement.texts(turns.stream().map(one -> one.turn().receivedAt().toString()));
  }

  private static RuntimeException failed(SQLException e) {
    return STALE.contains(String.valueOf(e.getSQLState()))
        ? new StaleConversationException(String.valueOf(e.getMessage()))
        : new PersistenceException("the database failed: " + e.getMessage(), e);
  }
}
