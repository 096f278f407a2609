package io.baton.training.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.training.metric.Interval;
import java.util.Map;

/** An evaluation as JSON; a figure that is not defined is null, a block without labels absent. */
public final class EvaluationJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EvaluationJson() {}

  /** The tree: outcome, ongoing, turn, sentiment, and intervals as {@code [low, high]}. */
  public static ObjectNode write(Evaluation evaluation) {
    ObjectNode root = MAPPER.createObjectNode();
    evaluation.outcome().ifPresent(block -> outcome(root.putObject("outcome"), block));
    evaluation.ongoing().ifPresent(block -> ongoing(root.putObject("ongoing"), block));
    evaluation.turn().ifPresent(block -> turn(root.putObject("turn"), block));
    evaluation.sentiment().ifPresent(block -> sentiment(root.putObject("sentiment"), block));
    intervals(root.putObject("intervals"), evaluation.intervals());
    evaluation.groups().forEach((by, each) -> groups(root.withObject("/groups/" + by), each));
    return root;
  }

  /** Of the risk; the tone by language is told with the tone. */
  private static void groups(ObjectNode node, Map<String, Evaluation> groups) {
    groups.forEach((name, group) -> {
      ObjectNode figures = node.putObject(name);
      group.outcome().ifPresent(block -> outcome(figures.putObject("outcome"), block));
      group.ongoing().ifPresent(block -> put(figures.putObject("ongoing"), block.figures()));
      group.turn().ifPresent(block -> turn(figures.putObject("turn"), block));
    });
  }

  private static void outcome(ObjectNode node, OutcomeFigures block) {
    put(node, block.figures()).put("n", block.n());
  }

  private static void turn(ObjectNode node, TurnFigures block) {
    put(node, block.figures()).put("n", block.confusion().total());
  }

  private static void ongoing(ObjectNode node, OngoingFigures block) {
    ObjectNode aucs = node.putObject("aucAtTurn");
    block.aucAtTurn().forEach((turn, auc) -> number(aucs, String.valueOf(turn), auc));
    put(node, block.figures());
  }

  private static void sentiment(ObjectNode node, SentimentFigures block) {
    put(node, block.figures()).put("n", block.n()).put("scheme", block.scheme().wireName());
    put(node.putObject("f1"), block.classF1());
    if (!block.byLanguage().isEmpty()) {
      ObjectNode languages = node.putObject("languages");
      block
          .byLanguage()
          .forEach((language, told) ->
              languages.putObject(language).put("macroF1", told.macroF1()).put("n", told.total()));
      node.put("languageGap", block.languageGap());
    }
  }

  private static ObjectNode put(ObjectNode node, Map<String, Double> figures) {
    figures.forEach((name, value) -> number(node, name, value));
    return node;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static void intervals(ObjectNode node, Map<String, Map<String, Interval>> intervals) {
    intervals.forEach((block, figures) -> {
      ObjectNode blockNode = node.putObject(block);
      figures.forEach(
          (name, interval) -> blockNode.putArray(name).add(interval.low()).add(interval.high()));
    });
  }
}
