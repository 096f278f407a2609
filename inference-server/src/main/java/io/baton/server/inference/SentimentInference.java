package io.baton.server.inference;

import io.baton.conversation.decision.Tone;
import io.baton.escalation.ServingModel;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.text.TokenizedText;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.turn.Deciders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tone of texts. */
final class SentimentInference implements InferenceModel {

  private static final TensorType NEGATIVE = new TensorType("negative", Datatype.FP64);
  private static final TensorType NEUTRAL = new TensorType("neutral", Datatype.FP64);
  private static final TensorType POSITIVE = new TensorType("positive", Datatype.FP64);
  private static final TensorType LABEL = new TensorType("label", Datatype.BYTES);

  private final Deciders deciders;
  private final TextLimit limit;

  SentimentInference(Deciders deciders, TextLimit limit) {
    this.deciders = deciders;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "sentiment";
  }

  @Override
  public TensorType input() {
    return new TensorType("text", Datatype.BYTES);
  }

  @Override
  public List<TensorType> outputs() {
    return List.of(NEGATIVE, NEUTRAL, POSITIVE, LABEL);
  }

  @Override
  public boolean ready(ServingModel serving) {
    return !serving.tone().equals(ToneReader.NEUTRAL);
  }

  @Override
  public Inferred infer(String workspace, List<String> elements) {
    ServingModel serving = deciders.of(workspace).model();
    if (!ready(serving)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNAVAILABLE, "no model of sentiment serves"));
    }
    for (int i = 0; i < elements.size(); i++) {
      limit.check("inputs[0].data[" + i + "]", elements.get(i));
    }
    List<Tone> tones =
        elements.stream()
            .map(text -> serving.tone().tone(TokenizedText.of(Optional.of(text))))
            .toList();
    return new Inferred(
        serving.version(),
        List.of(
            column(NEGATIVE, tones, Tone::negative),
            column(NEUTRAL, tones, Tone::neutral),
            column(POSITIVE, tones, Tone::positive),
            column(LABEL, tones, tone -> tone.label().wireName())));
  }

  private static Column column(TensorType type, List<Tone> tones, Function<Tone, Object> value) {
    return new Column(type, tones.stream().map(value).toList());
  }
}
