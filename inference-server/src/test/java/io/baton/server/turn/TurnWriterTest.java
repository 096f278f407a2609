package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import io.baton.server.http.trace.Tracing;
import io.baton.server.metrics.Metrics;
import io.baton.server.turn.TurnService.Introduction;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnWriterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void anErrorFailsTheTurnsOfItsBatchAndTheWriterGoesOn() {
    AtomicInteger asked = new AtomicInteger();
    Deciders.Deciding rules =
        new Deciders.Deciding(ServingModel.rulesOnly(), PolicyReader.readDefault());
    Deciders failingOnce =
        workspace -> {
          if (asked.getAndIncrement() == 0) {
            throw new StackOverflowError("as deep as it goes");
          }
          return rules;
        };
    try (Metrics metrics = new Metrics();
        GroupCommit commit = new GroupCommit(batch(failingOnce, metrics), 1, 8, 8)) {
      PendingTurn first = turn("t-1");
      assertThat(commit.submit(first)).isTrue();
      assertThatThrownBy(() -> first.await(PATIENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseInstanceOf(StackOverflowError.class);
      PendingTurn second = turn("t-2");
      assertThat(commit.submit(second)).isTrue();
      assertThat(second.await(PATIENCE)).containsInstanceOf(PendingTurn.Reply.Told.class);
    }
  }

  private static TurnBatch batch(Deciders deciders, Metrics metrics) {
    return new TurnBatch(
        new Unstored(),
        new TurnScorer(new Json(), workspace -> HandoffSettings.USUAL, workspace -> false),
        deciders,
        new TurnService.Watch(kept -> {}, metrics.turns(), Tracing.off()),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static PendingTurn turn(String id) {
    return new PendingTurn(
        new ConversationKey("one", "c"),
        Introduction.NONE,
        TurnJson.read(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("speaker", "customer")
                .put("text", "hello"),
            ""));
  }
}
