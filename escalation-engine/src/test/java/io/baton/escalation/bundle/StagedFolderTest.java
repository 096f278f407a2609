package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagedFolderTest {

  @TempDir private Path folder;

  private Path bundle = Path.of("");

  @BeforeEach
  void anOldBundle() throws IOException {
    bundle = folder.resolve("bundle");
    write(bundle, SmallBundle.files(-2));
    Files.writeString(bundle.resolve("notes.txt"), "mine");
  }

  @Test
  void theOldBundleServesUntilTheNewOneIsWhole() throws IOException {
    Map<String, byte[]> files = SmallBundle.files(1);
    try (StagedFolder stage = StagedFolder.of(bundle)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(stage.path(), Map.of(file.getKey(), file.getValue()));
        assertThat(version()).isEqualTo(SmallBundle.version(-2));
      }
      stage.keep();
      assertThat(version()).isEqualTo(SmallBundle.version(1));
    }
    assertThat(version()).isEqualTo(SmallBundle.version(1));
    assertThat(bundle.resolve("notes.txt")).hasContent("mine");
    assertThat(names(bundle)).noneMatch(name -> name.startsWith("part-"));
  }

  @Test
  void theOldBundleStaysWhereTheNewOneIsNotKept() throws IOException {
    try (StagedFolder stage = StagedFolder.of(bundle)) {
      write(stage.path(), SmallBundle.files(1));
    }
    assertThat(version()).isEqualTo(SmallBundle.version(-2));
    assertThat(names(bundle)).noneMatch(name -> name.startsWith("part-"));
  }

  @Test
  void whatAKilledProcessOfTheSameNumberLeftIsInNobodysWay() throws IOException {
    Path left = bundle.resolve("part-" + ProcessHandle.current().pid());
    write(left, Map.of("half.txt", new byte[] {1}));
    try (StagedFolder stage = StagedFolder.of(bundle)) {
      write(stage.path(), SmallBundle.files(1));
      stage.keep();
    }
    assertThat(version()).isEqualTo(SmallBundle.version(1));
    assertThat(names(bundle)).doesNotContain("half.txt", left.getFileName().toString());
  }

  @Test
  void theOldBundleStaysWhereTheProcessIsKilled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                bundle.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isEqualTo(Killed.CODE);
    assertThat(names(bundle)).filteredOn(name -> name.startsWith("part-")).hasSize(1);
    assertThat(version()).isEqualTo(SmallBundle.version(-2));
  }

  @Test
  void aToneThatTheNewBundleHasNotIsGoneAndWhatLiesBesideItStays() throws IOException {
    Path tone = bundle.resolve(SentimentBundle.DIRECTORY);
    Path own = tone.resolve("labels.jsonl");
    Files.writeString(own, "mine");
    keep(SmallBundle.toneless(1));
    assertThat(BundleReader.read(bundle).sentiment()).isEmpty();
    assertThat(names(tone)).containsExactly("labels.jsonl");
    Files.delete(own);
    keep(SmallBundle.files(-2));
    keep(SmallBundle.toneless(1));
    assertThat(tone).doesNotExist();
  }

  @Test
  void aSentimentBundleBesideAnotherIsNoneOfItsBusiness() throws IOException {
    keep(SmallBundle.sentimentFiles());
    assertThat(SentimentBundle.isIn(bundle)).isTrue();
    assertThat(SentimentBundle.isIn(bundle.resolve(SentimentBundle.DIRECTORY))).isTrue();
  }

  @Test
  void aFolderThatWasMadeForWhatWasNotKeptIsGone() throws IOException {
    Path made = folder.resolve("made");
    try (StagedFolder stage = StagedFolder.of(made)) {
      assertThat(stage.path()).isDirectory();
    }
    assertThat(made).doesNotExist();
  }

  private void keep(Map<String, byte[]> files) throws IOException {
    try (StagedFolder stage = StagedFolder.of(bundle)) {
      write(stage.path(), files);
      stage.keep();
    }
  }

  @Test
  void aLinkStaysOneAndFoldersAreMadeWhereAbsent() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), bundle);
    Path made = folder.resolve("a/b/made");
    for (Path place : List.of(link, made)) {
      try (StagedFolder stage = StagedFolder.of(place)) {
        write(stage.path(), SmallBundle.files(1));
        stage.keep();
      }
      assertThat(BundleReader.read(place).manifest().version()).isEqualTo(SmallBundle.version(1));
    }
    assertThat(link).isSymbolicLink();
    assertThat(version()).isEqualTo(SmallBundle.version(1));
  }

  private String version() {
    return BundleReader.read(bundle).manifest().version();
  }

  private static void write(Path directory, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = directory.resolve(file.getKey());
      Files.createDirectories(place.resolveSibling(""));
      Files.write(place, file.getValue());
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Is gone when the new bundle is written but for its place. */
  static final class Killed {

    static final int CODE = 9;

    private Killed() {}

    public static void main(String[] arguments) throws IOException {
      write(StagedFolder.of(Path.of(arguments[0])).path(), SmallBundle.files(1));
      Runtime.getRuntime().halt(CODE);
    }
  }
}
