package io.baton.server.policy.hits;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.db.Database;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Servers on one database that count on how many turns rules fire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RuleHitsTest {

  private static final Circumstances CIRCUMSTANCES =
      Circumstances.known(true, true, Optional.empty());

  private static final Policy POLICY =
      PolicyReader.read(
          """
          version: a
          rules:
            - { id: court, when: { phrase: court }, action: hand_off }
            - { id: fire, when: { phrase: fire }, action: offer_human }
          """);

  private static final List<String> RULES = List.of("court", "fire", "flood");

  private final EscalationEngine engine = new EscalationEngine();
  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.open(data));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Database::close);
  }

  private RuleHitRepository repository(String workspace) {
    Database database = opened.orElseThrow();
    database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle.execute(
                "INSERT INTO workspace VALUES (?, now()) ON CONFLICT DO NOTHING", workspace));
    return new JdbiRuleHitRepository(database);
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  private void says(RuleHits hits, String workspace, String text) {
    Turn turn = Turn.builder("t", Speaker.CUSTOMER).text(text).build();
    Decision decision =
        engine
            .step(engine.begin(ConversationFacts.UNKNOWN), turn, ServingModel.rulesOnly(), POLICY)
            .decision();
    hits.kept(
        new KeptTurn(
            new ConversationKey(workspace, "c"),
            ConversationFacts.UNKNOWN,
            Instant.EPOCH,
            1,
            turn,
            1,
            decision,
            new KeptTurn.Judgement(decision, 0, CIRCUMSTANCES)));
  }

  private static List<Long> told(RuleHits hits, String workspace, String policy) {
    return hits.told(workspace, policy, Optional.empty(), RULES).rules().stream()
        .map(RuleHits.Turns::turns)
        .toList();
  }

  @Test
  void whatServersCountTogetherIsToldByRule() {
    RuleHitRepository repository = repository("shop");
    RuleHits one = new RuleHits(repository, at("2027-03-01T12:00:00Z"));
    RuleHits other = new RuleHits(repository, at("2027-03-01T12:00:00Z"));
    for (int round = 0; round < 10; round++) {
      for (RuleHits server : List.of(one, other)) {
        says(server, "shop", "see you in court");
        says(server, "shop", "the court is on fire");
        says(server, "shop", "where is my order");
      }
      CompletableFuture.allOf(
              CompletableFuture.runAsync(one::write), CompletableFuture.runAsync(other::write))
          .join();
    }
    assertThat(told(one, "shop", "a")).containsExactly(40L, 20L, 0L);
    assertThat(told(one, "shop", "b")).containsExactly(0L, 0L, 0L);
    assertThat(told(one, "elsewhere", "a")).containsExactly(0L, 0L, 0L);
  }

  @Test
  void thirtyDaysAreToldAndNinetyKept() {
    RuleHitRepository repository = repository("days");
    for (String day : List.of("2027-01-01", "2027-03-02", "2027-03-03", "2027-04-01")) {
      RuleHits hits = RuleHits.start(repository, at(day + "T23:59:59Z"));
      says(hits, "days", "court");
      hits.close();
    }
    RuleHits last = new RuleHits(repository, at("2027-04-01T23:59:59Z"));
    assertThat(last.told("days", "a", Optional.empty(), RULES).since()).isEqualTo("2027-03-03");
    assertThat(told(last, "days", "a")).containsExactly(2L, 0L, 0L);
    Instant applied = Instant.parse("2027-03-20T08:00:00Z");
    assertThat(last.told("days", "a", Optional.of(applied), RULES))
        .isEqualTo(
            new RuleHits.Told(
                "2027-03-20",
                List.of(
                    new RuleHits.Turns("court", 1),
                    new RuleHits.Turns("fire", 0),
                    new RuleHits.Turns("flood", 0))));
    assertThat(last.told("days", "a", Optional.of(Instant.EPOCH), RULES).since())
        .isEqualTo("2027-03-03");
    LocalDate first = LocalDate.parse("2027-01-01");
    assertThat(repository.turns("days", "a", first)).isEqualTo(Map.of("court", 4L));
    new RuleHits(repository, at("2027-04-02T00:00:00Z")).write();
    assertThat(repository.turns("days", "a", first)).isEqualTo(Map.of("court", 3L));
  }

  @Test
  void whatCannotBeWrittenIsWrittenTheNextTime() {
    AtomicBoolean out = new AtomicBoolean(true);
    RuleHitRepository repository = repository("outage");
    RuleHitRepository failing =
        new RuleHitRepository() {
          @Override
          public void add(Map<RuleDay, Long> turns) {
            if (out.get()) {
              throw new PersistenceException("out");
            }
            repository.add(turns);
          }

          @Override
          public Map<String, Long> turns(String workspace, String policy, LocalDate since) {
            return repository.turns(workspace, policy, since);
          }

          @Override
          public void removeBefore(LocalDate day) {
            repository.removeBefore(day);
          }
        };
    RuleHits hits = new RuleHits(failing, at("2027-03-01T12:00:00Z"));
    says(hits, "outage", "court");
    says(hits, "gone", "court");
    hits.write();
    says(hits, "outage", "court");
    assertThat(told(hits, "outage", "a")).containsExactly(0L, 0L, 0L);
    out.set(false);
    hits.write();
    assertThat(told(hits, "outage", "a")).containsExactly(2L, 0L, 0L);
    hits.write();
    assertThat(told(hits, "outage", "a")).containsExactly(2L, 0L, 0L);
    assertThat(told(hits, "gone", "a")).containsExactly(0L, 0L, 0L);
  }
}
