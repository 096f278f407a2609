package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL itself keeps workspaces apart: the statements here name none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowLevelSecurityTest {

  private static final String ADD =
      """
      INSERT INTO conversation
        (workspace, conversation_id, facts, state, turns, created_at, updated_at)
      VALUES (?, ?, '{}', '', 1, now(), now())
      """;

  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.open(data));
    for (String workspace : List.of("a", "b")) {
      add(Sight.of(workspace), workspace, "of-" + workspace);
    }
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private void add(Sight sight, String workspace, String conversation) {
    database().inTransaction(sight, handle -> handle.execute(ADD, workspace, conversation));
  }

  private List<String> seen(Sight sight) {
    return database()
        .inTransaction(
            sight,
            handle ->
                handle
                    .createQuery("SELECT conversation_id FROM conversation ORDER BY 1")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void everyTableWithAWorkspaceIsGuarded() {
    List<String> unguarded =
        database()
            .inTransaction(
                new Sight.Everything(),
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT c.relname FROM pg_class c
                            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace'
                            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                              AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(unguarded).isEmpty();
  }

  @Test
  void aTransactionSeesTheWorkspacesThatItNames() {
    assertThat(seen(Sight.of("a"))).containsExactly("of-a");
    assertThat(seen(Sight.of("b"))).containsExactly("of-b");
    assertThat(seen(Sight.of(List.of("a", "b")))).containsExactly("of-a", "of-b");
    assertThat(seen(Sight.of("c"))).isEmpty();
    assertThat(seen(new Sight.Everything())).containsExactly("of-a", "of-b");
  }

  @Test
  void nothingOutsideThemIsWrittenChangedOrRemoved() {
    assertThatThrownBy(() -> add(Sight.of("a"), "b", "smuggled"))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("row-level security");
    int changed =
        database()
            .inTransaction(
                Sight.of("c"),
                handle ->
                    handle.execute("UPDATE conversation SET turns = 9")
                        + handle.execute("DELETE FROM conversation"));
    assertThat(changed).isZero();
    assertThat(seen(new Sight.Everything())).containsExactly("of-a", "of-b");
  }

  @Test
  void aWorkspaceCannotNameItselfEverything() {
    assertThatThrownBy(() -> Sight.of("*")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sight.of("a,b")).isInstanceOf(IllegalArgumentException.class);
  }
}
