package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.blend.Part;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyTrainingTest {

  @Test
  void signalsAreLearntAsThePolicyReadsThem() {
    List<Conversation> history = Calls.some(60, 1);
    String text = PolicyReader.defaultText();
    String strict = text.replace("confidenceFloor: 0.40", "confidenceFloor: 0.95");
    assertThat(strict).isNotEqualTo(text);
    TrainedEscalation usual = trained(history, PolicyReader.read(text));
    assertThat(trained(history, PolicyReader.readDefault()).outOfFold())
        .isEqualTo(usual.outOfFold());
    assertThat(trained(history, PolicyReader.read(strict)).outOfFold())
        .isNotEqualTo(usual.outOfFold());
  }

  private static TrainedEscalation trained(List<Conversation> history, Policy policy) {
    TrainOptions options = TrainOptions.withSeed(5).withParts(EnumSet.of(Part.LINEAR));
    return new EscalationTraining(options, ToneReader.NEUTRAL, policy, Progress.SILENT)
        .train(history);
  }
}
