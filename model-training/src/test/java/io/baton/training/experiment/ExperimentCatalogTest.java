package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
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
        .containsExactly(0, 1, 2, 4, 6, 8);
  }

  @Test
  void ablationsLeaveOutAndKeepFamiliesAndParts() {
    List<Variant> calls = catalog.get("ablation-calls").variants();
    assertThat(named(calls, "without intents").without()).containsExactly(Family.INTENT);
    assertThat(named(calls, "intents alone").without())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Family.INTENT)));
    assertThat(named(calls, "all").parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(named(calls, "recurrence alone").parts()).containsExactly(Part.RECURRENT);
  }

  private static Variant named(List<Variant> variants, String name) {
    return variants.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theReadmeTellsTheFiguresOfTheExperiments() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(FROM, TO);
    String told = readme.substring(readme.indexOf(FROM) + FROM.length(), readme.indexOf(TO));
    assertThat(told.strip()).isEqualTo(ResultTables.markdown(catalog.all()).strip());
  }
}
