package io.baton.server.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.http.Json;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a batch of turns that models score in shadow. */
final class ShadowServiceTest {

  private static final Circumstances CIRCUMSTANCES =
      Circumstances.known(true, true, Optional.empty());

  private static final Policy POLICY = PolicyReader.read("version: any\n");

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final BlockingQueue<List<ShadowDecision>> kept = new LinkedBlockingQueue<>();

  /** Its first batch waits until all turns have come. */
  private final class Waiting implements ShadowRepository {

    @Override
    public void add(List<ShadowDecision> all) {
      reached.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!all.isEmpty()) {
        kept.add(all);
      }
    }

    @Override
    public List<ShadowDecision> listDisagreements(String workspace, Position after, int most) {
      return List.of();
    }
  }

  private static KeptTurn turn(String conversation, int seq) {
    return turn(conversation, seq, 1);
  }

  private static KeptTurn turn(String conversation, int seq, int characters) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Turn turn = TurnJson.read(node.put("id", "t").put("speaker", "customer").put("text", "hi"), "");
    EscalationEngine engine = new EscalationEngine();
    Decision decision =
        engine
            .step(engine.begin(ConversationFacts.UNKNOWN), turn, ServingModel.rulesOnly(), POLICY)
            .decision();
    return new KeptTurn(
        new ConversationKey("shop", conversation),
        ConversationFacts.UNKNOWN,
        Instant.EPOCH,
        seq,
        turn,
        characters,
        decision,
        new KeptTurn.Judgement(decision, 0, CIRCUMSTANCES));
  }

  private ShadowService start() {
    ShadowModels models =
        new ShadowModels(
            new ShadowModels.Cast(
                workspace -> List.of(ServingModel.rulesOnly()), workspace -> POLICY),
            new Unstored(),
            new Json(),
            Clock.systemUTC(),
            10);
    return ShadowService.start(any -> true, models, new Waiting());
  }

  @Test
  void whatWaitsIsBoundedByItsCharactersToo() throws Exception {
    try (ShadowService service = start()) {
      int half = 8 << 20;
      service.kept(turn("taken", 1));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      service.kept(turn("first", 1, half));
      service.kept(turn("second", 1, half + 1));
      service.kept(turn("third", 1, half - 1));
      assertThat(service.dropped()).isEqualTo(1);
      service.forget(List.of(new ConversationKey("shop", "third")));
      service.kept(turn("fourth", 1, half - 1));
      assertThat(service.dropped()).isEqualTo(1);
      open.countDown();
    }
  }

  @Test
  void aTurnOfAnErasedConversationDoesNotTakeTheOthersOfItsBatchAlong() throws Exception {
    try (ShadowService service = start()) {
      service.kept(turn("first", 1));
      service.kept(turn("before", 1));
      service.kept(turn("erased", 5));
      service.kept(turn("behind", 1));
      open.countDown();
      List<String> scored = new ArrayList<>();
      while (scored.size() < 3) {
        List<ShadowDecision> some = kept.poll(10, TimeUnit.SECONDS);
        assertThat(some).isNotNull();
        some.forEach(one -> scored.add(one.conversation().id()));
      }
      assertThat(scored).containsExactly("first", "before", "behind");
    }
  }
}
