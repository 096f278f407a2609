package io.baton.server.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.context.ContextRepository.After;
import io.baton.server.context.ContextRepository.View;
import io.baton.server.db.Database;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.turn.store.ConversationKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiContextRepositoryTest {

  private static final Instant AT = Instant.parse("2026-11-26T09:30:00Z");

  private static View view(String id, Instant at) {
    return new View(id, at, "k-1", Optional.of("anna").filter(any -> id.equals("b")), "c", "h");
  }

  @Test
  void viewsAreAddedAndPagedAndNeverChangedOrRemoved(@TempDir Path data) {
    try (Database database = PreparedDatabase.open(data)) {
      JdbiContextRepository views = new JdbiContextRepository(database);
      List<View> added = List.of(view("a", AT), view("b", AT), view("0", AT.plusSeconds(1)));
      added.forEach(view -> views.add("default", view));
      ConversationKey conversation = new ConversationKey("default", "c");
      assertThat(views.listViews(conversation, Optional.empty(), 9)).isEqualTo(added);
      assertThat(views.listViews(conversation, Optional.of(new After(AT, "a")), 1))
          .containsExactly(added.get(1));
      assertThat(views.listViews(new ConversationKey("other", "c"), Optional.empty(), 9)).isEmpty();
      for (String change :
          List.of("DELETE FROM context_view", "UPDATE context_view SET seen_by = 'x'")) {
        assertThatThrownBy(
                () -> database.inTransaction(Sight.of("default"), handle -> handle.execute(change)))
            .isInstanceOf(PersistenceException.class)
            .hasMessageContaining("never changed or removed");
      }
      assertThat(views.listViews(conversation, Optional.empty(), 9)).isEqualTo(added);
    }
  }
}
