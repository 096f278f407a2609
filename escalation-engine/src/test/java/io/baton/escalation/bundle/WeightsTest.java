package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.model.ModelParts;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightsTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aModelThatReadsAgentsGoesOnReadingThemAndOneThatDoesNotDoesNot(boolean beforeAgent) {
    FeatureDomain domain =
        new FeatureDomain(EnumSet.of(Family.SIGNAL), new long[0], new byte[0], beforeAgent);
    ModelParts read =
        Weights.parts(
            Safetensors.read(Safetensors.write(Weights.of(SmallBundle.parts(1, domain)))));
    assertThat(read.domain().beforeAgent()).isEqualTo(beforeAgent);
  }
}
