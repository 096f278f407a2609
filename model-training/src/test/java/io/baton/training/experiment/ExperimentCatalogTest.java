package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperimentCatalogTest {

  private static final Path FILES = Path.of("src", "main", "resources", "experiments");
  private static final String FROM = "<!-- results: ./baton reproduce --tables -->\n";
  private static final String TO = "<!-- end of results -->";

  private final ExperimentCatalog catalog = new ExperimentCatalog();

  @Test
  void everyFileIsListedAndEveryListedFileReads() throws IOException {
    try (var files = Files.list(FILES)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
      assertThat(catalog.names()).containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(catalog.all()).extracting(Experiment::name).isEqualTo(catalog.names());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalog.get("nothing"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("no experiment 'nothing'; there are betold, dbdc3");
  }

  @Test
  void betoldHidesTheEndOfTheCall() {
    assertThat(catalog.get("betold").variants())
        .extracting(Variant::hide)
        .containsExactly(0, 2, 4, 6, 8);
  }

  @Test
  void theReadmeTellsTheFiguresOfTheExperiments() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(FROM, TO);
    String told = readme.substring(readme.indexOf(FROM) + FROM.length(), readme.indexOf(TO));
    assertThat(told.strip()).isEqualTo(ResultTables.markdown(catalog.all()).strip());
  }
}
