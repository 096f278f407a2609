package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ClassPathTest {

  @Test
  void noTrainingLibraryIsOnTheServersRuntimeClassPath() throws IOException {
    String runtime = Files.readString(Path.of("target", "runtime.classpath"));
    assertThat(runtime).contains("javalin").contains("escalation-engine");
    assertThat(runtime)
        .doesNotContain("deeplearning4j")
        .doesNotContain("nd4j")
        .doesNotContain("smile-")
        .doesNotContain("model-training")
        .doesNotContain("-models.jar");
  }
}
