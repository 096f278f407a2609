package io.baton.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.PolicyReader;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Servers on one database that tell of reviews that are due. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyReviewsTest {

  private static final String POLICY =
      """
      version: %s
      rules:
        - { id: court, when: { phrase: court }, action: hand_off, owner: legal, reviewBy: %s }
        - { id: fire, when: { phrase: fire }, action: hand_off, reviewBy: 2030-01-01 }
        - { id: flood, when: { phrase: flood }, action: hand_off }
      """;

  private Optional<EmbeddedDatabase> embedded = Optional.empty();
  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    embedded = Optional.of(PreparedDatabase.start(data.resolve("database")));
    opened =
        Optional.of(
            Database.open(
                new DatabaseConfig(
                    data,
                    Optional.of(embedded.orElseThrow().url()),
                    Optional.empty(),
                    Optional.empty(),
                    4)));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Database::close);
    embedded.ifPresent(EmbeddedDatabase::close);
  }

  private Database database() {
    return opened.orElseThrow();
  }

  /** What two servers do that start at a time. */
  private void twoLook(String time, String own) {
    Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    JdbiDueReviewRepository reviews = new JdbiDueReviewRepository(database());
    try (PolicyFollower follower =
        PolicyFollower.start(new JdbiPolicyRepository(database()), PolicyReader.read(own))) {
      PolicyReviews one = new PolicyReviews(follower, reviews, clock);
      PolicyReviews other = new PolicyReviews(follower, reviews, clock);
      CompletableFuture.allOf(
              CompletableFuture.runAsync(one::tellDue), CompletableFuture.runAsync(other::tellDue))
          .join();
      one.tellDue();
    }
  }

  private void workspace(String name) {
    database()
        .inTransaction(
            new Sight.Everything(),
            handle -> handle.execute("INSERT INTO workspace VALUES (?, now())", name));
  }

  private void apply(String workspace, String yaml) {
    String name = PolicyReader.read(yaml).version();
    assertThat(
            new JdbiPolicyRepository(database())
                .apply(new PolicyVersion(workspace, 0, name, yaml, Instant.EPOCH, "key")))
        .isPresent();
  }

  /** Number, version, rule and number of the event of all that was told in a workspace. */
  private List<String> told(String workspace) {
    return database()
        .inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT concat_ws(' ', body ->> 'number', body ->> 'version',
                          body ->> 'rule', body ->> 'owner', body ->> 'reviewBy', seq) FROM event
                        WHERE conversation_id = '' AND type = 'policy.review_due' ORDER BY seq
                        """)
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void onceADayByWhicheverServerFromTheDayAfterAsLongAsItDecides() {
    workspace("shop");
    apply("shop", POLICY.formatted("a", "2027-01-31"));
    twoLook("2027-01-31T23:59:59Z", "version: own\n");
    assertThat(told("shop")).isEmpty();
    twoLook("2027-02-01T00:00:00Z", "version: own\n");
    twoLook("2027-02-01T23:59:59Z", "version: own\n");
    assertThat(told("shop")).containsExactly("1 a court legal 2027-01-31 1");
    twoLook("2027-02-02T00:00:00Z", "version: own\n");
    assertThat(told("shop")).hasSize(2).last().isEqualTo("1 a court legal 2027-01-31 2");
    apply("shop", POLICY.formatted("b", "2027-02-01"));
    twoLook("2027-02-02T12:00:00Z", "version: own\n");
    assertThat(told("shop")).hasSize(3).last().isEqualTo("2 b court legal 2027-02-01 3");
    apply("shop", POLICY.formatted("c", "2028-01-31"));
    twoLook("2027-02-03T12:00:00Z", "version: own\n");
    assertThat(told("shop")).hasSize(3);
  }

  @Test
  void theServersOwnPolicyIsToldWhereNoOtherDecides() {
    workspace("bare");
    workspace("other");
    apply("other", "version: other\n");
    twoLook("2027-02-01T12:00:00Z", POLICY.formatted("own", "2027-01-31"));
    assertThat(told("bare")).containsExactly("0 own court legal 2027-01-31 1");
    assertThat(told("other")).isEmpty();
  }

  @Test
  void whatWasToldLongAgoIsRemovedAndNumbersGoOn() {
    workspace("old");
    apply("old", POLICY.formatted("a", "2027-01-31"));
    twoLook("2027-02-01T12:00:00Z", "version: own\n");
    twoLook("2027-05-02T12:00:00Z", "version: own\n");
    assertThat(told("old")).hasSize(2);
    twoLook("2027-05-03T12:00:01Z", "version: own\n");
    assertThat(told("old"))
        .containsExactly("1 a court legal 2027-01-31 2", "1 a court legal 2027-01-31 3");
  }
}
