package io.baton.conversation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.imports.rasa.Handoffs;
import io.baton.conversation.imports.rasa.RasaImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportRunTest {

  private static final int SENDERS = 150;

  @TempDir Path folder;

  @Test
  void whatDoesNotFitIntoMemoryComesOutTheSame() throws IOException {
    Path first = write("a", 1);
    Path second = write("b", 2);
    List<Conversation> held = run(List.of(first, second), Long.MAX_VALUE);
    List<Conversation> spilt = run(List.of(first, second), 1000);
    assertThat(held).hasSize(SENDERS);
    assertThat(held.getFirst().turns())
        .extracting(Turn::text)
        .extracting(text -> text.orElse(""))
        .containsExactly("umläut 1", "umläut 2");
    assertThat(held).extracting(Conversation::id).startsWith("u0", "u1", "u2");
    assertThat(spilt).isNotEqualTo(held);
    spilt.sort(Comparator.comparingInt(it -> Integer.parseInt(it.id().substring(1))));
    assertThat(spilt).isEqualTo(held);
  }

  @Test
  void aFileWithNothingInItIsNoted() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Findings findings = new Findings(BadLines.refuse());
    ImportRun.run(
        new RasaImport(Handoffs.USUAL),
        List.of(write("a", 1), empty),
        findings,
        conversation -> assertThat(conversation.turns()).hasSize(1));
    assertThat(findings.empty()).containsExactly(empty);
  }

  private static List<Conversation> run(List<Path> files, long heldBytes) {
    List<Conversation> read = new ArrayList<>();
    Findings findings = new Findings(BadLines.refuse());
    ImportRun.run(new RasaImport(Handoffs.USUAL), files, findings, read::add, heldBytes);
    return read;
  }

  private Path write(String name, int time) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < SENDERS; i++) {
      lines.append(
          "{\"sender_id\":\"u%d\",\"event\":\"user\",\"text\":\"umläut %d\",\"timestamp\":%d}\n"
              .formatted(i, time, time));
    }
    return Files.writeString(folder.resolve(name), lines);
  }
}
