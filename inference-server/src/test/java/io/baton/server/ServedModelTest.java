package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.server.config.ModelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServedModelTest {

  private final List<String> warnings = new ArrayList<>();
  private final ServedModel models = new ServedModel(StarterBundle::read, warnings::add);

  @Test
  void theStarterServesWhereNobodyChose() {
    assertThat(models.of(new ModelSource.Starter()).escalation()).isPresent();
    assertThat(warnings).isEmpty();
  }

  @Test
  void noneIsRulesAlone() {
    assertThat(models.of(new ModelSource.RulesAlone()).version()).isEqualTo("none");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aBrokenStarterIsOneLineAndRulesDecide() {
    ServedModel broken =
        new ServedModel(
            () -> {
              throw new BundleException("weights.safetensors: its SHA-256 is another\nmore");
            },
            warnings::add);
    assertThat(broken.of(new ModelSource.Starter()).version()).isEqualTo("none");
    assertThat(warnings)
        .containsExactly(
            "the starter model cannot be served, rules decide alone:"
                + " weights.safetensors: its SHA-256 is another");
  }

  @Test
  void aBrokenBundleOfSomebodysChoiceIsRefused(@TempDir Path directory) {
    assertThatThrownBy(() -> models.of(new ModelSource.Directory(directory)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("manifest.json");
  }
}
