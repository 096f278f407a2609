package io.baton.training.evaluation;

import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.metric.ClassConfusion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well the tone of single turns is told.
 *
 * @param scheme in which people told it; all turns are of one
 * @param confusion which class was taken for which
 * @param byLanguage the same by language, where more than one has {@value #FEWEST} turns
 */
public record SentimentFigures(
    SentimentScheme scheme, ClassConfusion confusion, Map<String, ClassConfusion> byLanguage) {

  private static final int FEWEST = 20;

  public SentimentFigures {
    byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  /** Of at least one text. */
  static SentimentFigures of(List<LabelledText> texts) {
    Map<String, List<LabelledText>> known =
        texts.stream()
            .filter(text -> text.language().isPresent())
            .collect(Collectors.groupingBy(text -> text.language().orElseThrow()));
    known.values().removeIf(some -> some.size() < FEWEST);
    Map<String, ClassConfusion> byLanguage = new TreeMap<>();
    if (known.size() > 1) {
      known.forEach((language, some) -> byLanguage.put(language, confusion(some)));
    }
    return new SentimentFigures(texts.getFirst().scheme(), confusion(texts), byLanguage);
  }

  /** Of texts that were drawn from others with the given classes. */
  static SentimentFigures of(List<LabelledText> drawn, List<String> classes) {
    return new SentimentFigures(
        drawn.getFirst().scheme(),
        ClassConfusion.of(predicted(drawn), truth(drawn), classes),
        Map.of());
  }

  private static ClassConfusion confusion(List<LabelledText> texts) {
    return ClassConfusion.of(predicted(texts), truth(texts));
  }

  private static List<String> predicted(List<LabelledText> texts) {
    return texts.stream().map(LabelledText::predicted).toList();
  }

  private static List<String> truth(List<LabelledText> texts) {
    return texts.stream().map(LabelledText::truth).toList();
  }

  /** How many turns. */
  public long n() {
    return confusion.total();
  }

  /** By name, in the order in which they are told. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("macroF1", confusion.macroF1());
    figures.put("accuracy", confusion.accuracy());
    return figures;
  }

  /**
   * Macro-F1 of the language that is told best, less that of the one that is told worst; 0 where
   * there is none by language.
   */
  public double languageGap() {
    var each =
        byLanguage.values().stream().mapToDouble(ClassConfusion::macroF1).summaryStatistics();
    return byLanguage.isEmpty() ? 0 : each.getMax() - each.getMin();
  }

  /** F1 of each class. */
  public Map<String, Double> classF1() {
    Map<String, Double> figures = new LinkedHashMap<>();
    confusion.classes().forEach(name -> figures.put(name, confusion.f1(name)));
    return figures;
  }
}
