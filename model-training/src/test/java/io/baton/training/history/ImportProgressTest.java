package io.baton.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportProgressTest {

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  @Test
  void longWorkIsToldEveryFewSecondsByTheSizeOfTheFiles() throws IOException {
    Path small = Files.writeString(folder.resolve("small"), "x".repeat(10));
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(30));
    ImportProgress progress = progress(List.of(small, large));
    List<Integer> passedOn = new ArrayList<>();
    read(progress, small, 4, passedOn);
    read(progress, large, 8, passedOn);
    assertThat(told)
        .containsExactly(
            "0.25 reading " + large + ", 1 so far", "0.25 reading " + large + ", 6 so far");
    assertThat(passedOn).hasSize(12);
  }

  @Test
  void shortWorkIsNotToldOf() throws IOException {
    Path file = Files.writeString(folder.resolve("small"), "x");
    read(progress(List.of(file)), file, 4, new ArrayList<>());
    assertThat(told).isEmpty();
  }

  private ImportProgress progress(List<Path> files) {
    InstantSource clock = () -> now;
    return new ImportProgress(files, (what, done) -> told.add(done + " " + what), clock);
  }

  /** Finds something every second. */
  private void read(ImportProgress progress, Path file, int count, List<Integer> sink) {
    progress.<Integer>reading(
        file,
        sink::add,
        found -> {
          for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            found.accept(i);
          }
        });
  }
}
