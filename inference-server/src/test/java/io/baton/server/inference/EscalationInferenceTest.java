package io.baton.server.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.http.trace.Tracing;
import io.baton.server.inference.InferenceModel.Inferred;
import io.baton.server.metrics.Metrics;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.Durability;
import io.baton.server.turn.TurnService;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A model that is swapped while an answer is made. */
final class EscalationInferenceTest {

  private static Deciders.Deciding deciding(float logOdds) {
    ModelBundle bundle = BundleReader.read(SmallBundle.files(logOdds));
    return new Deciders.Deciding(
        ServingModel.of(bundle.escalation(), bundle.tone()), PolicyReader.readDefault());
  }

  @Test
  void allElementsOfAnAnswerAreOfOneModel() {
    List<Deciders.Deciding> swapped = List.of(deciding(-5), deciding(5));
    AtomicInteger asked = new AtomicInteger();
    try (Metrics metrics = new Metrics();
        TurnService turns =
            TurnService.start(
                new Unstored(),
                workspace -> swapped.get(asked.getAndIncrement() % 2),
                new TurnService.Keeping(
                    Durability.NONE,
                    new TurnsConfig(1, 100, 100),
                    workspace -> HandoffSettings.USUAL,
                    workspace -> false,
                    new TurnService.Watch(kept -> {}, metrics.turns(), Tracing.off())),
                new Json(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
      String element = "[{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"my parcel\"}]";
      Inferred inferred =
          new EscalationInference(turns, new Json(), new TextLimit(100))
              .infer("shop", List.of(element, element));
      assertThat(inferred.version()).isEqualTo(SmallBundle.version(-5));
      assertThat(inferred.columns())
          .allSatisfy(column ->
              assertThat(column.values().getFirst()).isEqualTo(column.values().getLast()));
    }
  }
}
