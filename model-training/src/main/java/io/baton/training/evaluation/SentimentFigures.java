package io.baton.training.evaluation;

import io.baton.training.metric.ClassConfusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the tone of single turns is told.
 *
 * @param confusion which class was taken for which
 */
public record SentimentFigures(ClassConfusion confusion) {

  static SentimentFigures of(List<LabelledText> texts) {
    return new SentimentFigures(
        ClassConfusion.of(
            texts.stream().map(LabelledText::predicted).toList(),
            texts.stream().map(LabelledText::truth).toList()));
  }

  /** How many turns. */
  public long n() {
    return confusion.counts().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** By name, in the order in which they are told. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("macroF1", confusion.macroF1());
    figures.put("accuracy", confusion.accuracy());
    return figures;
  }

  /** F1 of each class. */
  public Map<String, Double> classF1() {
    Map<String, Double> figures = new LinkedHashMap<>();
    confusion.classes().forEach(name -> figures.put(name, confusion.f1(name)));
    return figures;
  }
}
