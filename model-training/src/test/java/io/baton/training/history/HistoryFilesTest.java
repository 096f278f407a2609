package io.baton.training.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFilesTest {

  private static final String BATON =
      "{\"id\":\"a\",\"turns\":[{\"id\":\"t-1\",\"speaker\":\"customer\",\"text\":\"hi\"}],"
          + "\"outcome\":{\"escalated\":true}}";
  private static final String BENCHMARK =
      "{\"id\":\"b\",\"dataset\":\"d\",\"turns\":[{\"speaker\":\"bot\",\"text\":null,"
          + "\"intent\":\"greet\",\"confidence\":null,\"entities\":[],\"label\":{}}],"
          + "\"label\":{\"luhf\":1}}";
  private static final String TEXT = "{\"id\":\"c\",\"text\":\"grr\",\"label\":\"anger\"}";

  @TempDir private Path directory;

  @Test
  void bothShapesAreToldApartLineByLine() throws IOException {
    List<Conversation> history = read(file("mixed.jsonl", BATON, BENCHMARK, TEXT));
    assertThat(history).extracting(Conversation::id).containsExactly("a", "b", "c");
    assertThat(history.get(0).outcome().escalated()).contains(true);
    assertThat(history.get(1).outcome().escalated()).contains(true);
    assertThat(history.get(2).turns().getFirst().label().emotion()).contains("anger");
  }

  @Test
  void severalFilesBecomeOneHistory() throws IOException {
    assertThat(read(file("one.jsonl", BATON), file("two.jsonl", BENCHMARK))).hasSize(2);
  }

  @Test
  void anIdInTwoFilesIsRefusedSinceItWouldLeak() throws IOException {
    Path one = file("one.jsonl", BATON);
    Path two = file("two.jsonl", BENCHMARK, BATON);
    assertThatThrownBy(() -> read(one, two))
        .isInstanceOf(HistoryException.class)
        .hasMessage(two + " line 2: id: 'a' is there twice, before in " + one + " line 1");
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    Path file = file("bad.jsonl", BATON, "{");
    assertThatThrownBy(() -> read(file)).hasMessageContaining("bad.jsonl line 2");
  }

  private static List<Conversation> read(Path... files) {
    return new HistoryFiles().read(List.of(files), BadLines.refuse());
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
