package io.baton.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an index on disk whose bytes are not what they were. */
final class BrokenIndexTest {

  private static final String WORKSPACE = HeldArticles.WORKSPACE;

  @TempDir private Path home;

  private final HeldArticles articles =
      new HeldArticles().put("wifi", "en", "No internet", "Unplug the router and wait.");

  private final List<String> told = new ArrayList<>();

  private ArticleIndexes open() {
    return new ArticleIndexes(home, articles, told::add);
  }

  private static List<Hit> find(ArticleIndexes indexes) {
    return indexes.search(WORKSPACE, Question.of("my router", "en", 3));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(home.resolve(WORKSPACE))) {
      return all.filter(file -> !file.toString().endsWith(".lock")).sorted().toList();
    }
  }

  /** In the middle of the file, where it has one. */
  private static void overwrite(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(
          ByteBuffer.wrap("broken!!".getBytes(StandardCharsets.UTF_8)), channel.size() / 2);
    }
  }

  private void build() {
    try (ArticleIndexes indexes = open()) {
      indexes.look();
      assertThat(find(indexes)).hasSize(1);
    }
  }

  @Test
  void whatWasIndexedIsThereAgain() {
    build();
    try (ArticleIndexes indexes = open()) {
      assertThat(find(indexes)).as("before the first look").isEmpty();
      indexes.look();
      assertThat(find(indexes)).hasSize(1);
    }
  }

  @Test
  void whicheverFileIsOverwrittenItIsBuiltAnew() throws Exception {
    build();
    for (Path file : files()) {
      overwrite(file);
      build();
    }
  }

  @Test
  void whicheverFileIsCutOrMissingItIsBuiltAnew() throws Exception {
    build();
    for (Path file : files()) {
      Files.write(file, new byte[1]);
      build();
    }
    for (Path file : files()) {
      Files.deleteIfExists(file);
      build();
    }
  }

  @Test
  void whileItIsSearchedItIsNoneAndThenBuiltAnew() throws Exception {
    try (ArticleIndexes indexes = open()) {
      indexes.look();
      for (Path file : files()) {
        Files.write(file, new byte[0]);
      }
      assertThat(find(indexes)).isEmpty();
      assertThat(find(indexes)).isEmpty();
      assertThat(told).singleElement().asString().contains("articles of workspace shop");
      indexes.look();
      assertThat(find(indexes)).hasSize(1);
    }
  }

  @Test
  void aSecondServerInTheSamePlaceHasItsOwn() {
    try (ArticleIndexes first = open();
        ArticleIndexes second = open()) {
      first.look();
      second.look();
      assertThat(find(first)).hasSize(1);
      assertThat(find(second)).hasSize(1);
    }
  }
}
