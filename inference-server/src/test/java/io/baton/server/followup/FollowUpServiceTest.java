package io.baton.server.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.followup.FollowUpRepository.Key;
import io.baton.server.template.Messages;
import io.baton.server.template.TemplateFollower;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.store.JdbiTemplateRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowUpServiceTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant AT = NOW.plus(Duration.ofHours(1));

  private static final String CONVERSATION =
      """
      INSERT INTO conversation (workspace, conversation_id, facts, state, turns, created_at,
        updated_at) VALUES ('default', 'c', '{}', '', 0, now(), now())
      """;

  private static final String WRITTEN =
      """
      INSERT INTO turn VALUES ('default', 'c', 1, 't', '{"speaker": "customer"}', '', '', now())
      """;

  private static FollowUpService service(Database database, Messages messages, Instant now) {
    return new FollowUpService(
        new FollowUpService.Parts(
            new JdbiFollowUpRepository(database),
            new JdbiEventRepository(database),
            (workspace, conversation, at) -> false,
            messages),
        changed -> {},
        Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void whoWroteJustBeforeIsNotWrittenToThoughNobodyHasLookedSince(@TempDir Path data) {
    try (Database database = PreparedDatabase.openForgetful(data);
        TemplateFollower templates =
            TemplateFollower.start(new JdbiTemplateRepository(database), ShippedTexts.read())) {
      Messages messages = new Messages(templates);
      execute(database, CONVERSATION);
      FollowUp one =
          service(database, messages, NOW)
              .schedule(
                  "default",
                  "c",
                  new FollowUpWish(
                      MessageKey.FOLLOW_UP_REPLY, MissingNode.getInstance(), AT, true));
      execute(database, WRITTEN);
      FollowUpService then = service(database, messages, AT);
      then.timer().bell().ring("default", one.id());
      FollowUp.Course course = then.find(new Key("default", one.id())).course();
      assertThat(course.state()).isEqualTo(FollowUp.State.CANCELLED);
      assertThat(course.why()).isEqualTo(Optional.of(FollowUp.Why.CUSTOMER_WROTE));
    }
  }

  private static void execute(Database database, String statement) {
    database.inTransaction(Sight.of("default"), handle -> handle.execute(statement));
  }
}
