package io.baton.server.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.ServingModel;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.turn.DecisionResponse;
import io.baton.server.turn.Scores;
import io.baton.server.turn.TurnService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The risk of conversations after their last turn. */
final class EscalationInference implements InferenceModel {

  private record RiskOutput(TensorType type, Function<Risk, Object> value) {}

  private static final List<RiskOutput> RISKS =
      List.of(
          new RiskOutput(new TensorType("now", Datatype.FP64), Risk::now),
          new RiskOutput(new TensorType("in1", Datatype.FP64), Risk::in1),
          new RiskOutput(new TensorType("in3", Datatype.FP64), Risk::in3),
          new RiskOutput(new TensorType("in5", Datatype.FP64), Risk::in5),
          new RiskOutput(new TensorType("eventually", Datatype.FP64), Risk::eventually));
  private static final TensorType OUTCOME = new TensorType("outcome", Datatype.FP64);

  private final TurnService turns;
  private final Json json;
  private final TextLimit limit;

  EscalationInference(TurnService turns, Json json, TextLimit limit) {
    this.turns = turns;
    this.json = json;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "escalation";
  }

  @Override
  public TensorType input() {
    return new TensorType("conversation", Datatype.BYTES);
  }

  @Override
  public List<TensorType> outputs() {
    return Stream.concat(RISKS.stream().map(RiskOutput::type), Stream.of(OUTCOME)).toList();
  }

  @Override
  public boolean ready(ServingModel serving) {
    return serving.escalation().isPresent();
  }

  @Override
  public Inferred infer(String workspace, List<String> elements) {
    // A model that is swapped meanwhile does not step in between the elements of an answer.
    Function<Conversation, Scores> scoring = turns.scoring(workspace);
    List<Scores> scores = new ArrayList<>();
    int turnCount = 0;
    for (int i = 0; i < elements.size(); i++) {
      String place = "inputs[0].data[" + i + "]";
      Scores one = score(scoring, place, elements.get(i), Scores.MOST_TURNS - turnCount);
      turnCount += one.decisions().size();
      scores.add(new Scores(List.of(last(one)), one.outcome()));
    }
    List<Column> columns = new ArrayList<>();
    for (RiskOutput output : RISKS) {
      columns.add(
          new Column(
              output.type(),
              scores.stream().map(one -> output.value().apply(last(one).risk())).toList()));
    }
    columns.add(
        new Column(
            OUTCOME, scores.stream().<Object>map(one -> one.outcome().orElseThrow()).toList()));
    return new Inferred(last(scores.getLast()).versions().model(), columns);
  }

  private static DecisionResponse last(Scores scores) {
    return scores.decisions().getLast();
  }

  private Scores score(
      Function<Conversation, Scores> scoring, String place, String element, int most) {
    Scores scores;
    try {
      scores = scoring.apply(conversation(element, most));
    } catch (ProblemException e) {
      throw new ProblemException(e.problem().in(place));
    } catch (FieldException e) {
      throw new FieldException(place, e.field() + ": " + e.problem());
    } catch (IllegalArgumentException e) {
      throw new FieldException(place, String.valueOf(e.getMessage()));
    }
    if (last(scores).degraded() || scores.outcome().isEmpty()) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNAVAILABLE, "no escalation model serves, or it failed"));
    }
    return scores;
  }

  /** An object is a conversation, an array its turns. */
  private Conversation conversation(String element, int most) {
    JsonNode tree = json.read(element);
    JsonNode whole =
        tree.isArray()
            ? JsonNodeFactory.instance.objectNode().put("id", "turns").set("turns", tree)
            : tree;
    Conversation conversation = ConversationJson.read(whole);
    if (conversation.turns().isEmpty()) {
      throw new FieldException("turns", "is empty; at least one turn is needed");
    }
    if (conversation.turns().size() > most) {
      throw new FieldException(
          "turns",
          conversation.turns().size()
              + " and those of the elements before are more than "
              + Scores.MOST_TURNS);
    }
    limit.check(conversation.turns());
    return conversation;
  }
}
