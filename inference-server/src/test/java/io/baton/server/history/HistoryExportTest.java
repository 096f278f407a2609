package io.baton.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.history.HistoryWriter;
import io.baton.server.context.JdbiContextRepository;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.http.Json;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryExportTest {

  private static final HistoryWish TWO_AT_A_TIME =
      new HistoryWish("", 2, Instant.EPOCH, Duration.ZERO, false);

  private static String written(Database database, HistoryRepository listed, HistoryWish wish) {
    HistoryExport export =
        new HistoryExport(
            new HistoryExport.Sources(
                listed,
                new JdbiTurnRepository(database),
                (workspace, conversation) -> Optional.empty(),
                new JdbiContextRepository(database)),
            new Json(),
            Clock.systemUTC());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HistoryWriter writer = HistoryWriter.of(out)) {
      assertThat(export.write("default", wish, "key", writer)).isEqualTo(!wish.after().equals("c"));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Who asks for page after page would take a page of nothing for the end. */
  @Test
  void aPageWhoseConversationsWereAllErasedIsNotTheEnd(@TempDir Path data) {
    try (Database database = PreparedDatabase.openForgetful(data)) {
      database.inTransaction(
          new Sight.Everything(),
          handle ->
              handle.execute(
                  """
                  INSERT INTO conversation
                    (workspace, conversation_id, facts, state, turns, created_at, updated_at)
                  VALUES ('default', 'c', '{}', '', 1, now(), now())
                  """));
      List<String> before = List.of("a", "b", "c", "d");
      HistoryRepository listed =
          (workspace, after, quiet, most) ->
              before.stream().filter(id -> id.compareTo(after) > 0).limit(most).toList();
      assertThat(written(database, listed, TWO_AT_A_TIME)).contains("\"id\":\"c\"").hasLineCount(1);
      assertThat(written(database, listed, TWO_AT_A_TIME.behind("c"))).isEmpty();
    }
  }
}
