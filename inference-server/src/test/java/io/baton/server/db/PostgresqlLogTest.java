package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresqlLogTest {

  @TempDir Path folder;

  @Test
  void hasNoWordsBeforeAStart() throws IOException {
    PostgresqlLog log = PostgresqlLog.in(folder);
    log.begin();
    assertThat(log.lastWords()).isEmpty();
    assertThat(log.says("FATAL")).isFalse();
  }

  @Test
  void keepsTheStartBeforeAndSaysTheLastLinesInOne() throws IOException {
    PostgresqlLog log = PostgresqlLog.in(folder);
    Files.writeString(log.file(), "zero\none\ntwo\n\nthree\nfour\nfive\nFATAL: six\n");
    assertThat(log.lastWords()).isEqualTo("one | two | three | four | five | FATAL: six");
    assertThat(log.says("zero")).isTrue();
    log.begin();
    assertThat(log.says("FATAL")).isFalse();
    assertThat(folder.resolve("postgresql.log.1")).content().contains("FATAL: six");
  }

  @Test
  @Tag("slow")
  void holdsWhyADatabaseStartedAndEnded() {
    PreparedDatabase.start(folder).close();
    assertThat(PostgresqlLog.in(folder).file())
        .content()
        .contains("ready to accept connections", "database system is shut down");
  }
}
