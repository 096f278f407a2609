package io.baton.training.starter;

import io.baton.conversation.Conversation;
import io.baton.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what the starter is, from what it was learnt, what it is worth, and what it is not for.
 *
 * @param version of the bundle
 * @param options of its training
 * @param data that it was learnt from and measured with
 * @param tone figures of the sentiment model, out of fold
 * @param figures of the bundle by where the conversations come from
 */
record ModelCard(
    String version,
    StarterOptions options,
    StarterData data,
    Map<String, Double> tone,
    Map<String, Evaluation> figures) {

  private static final String TEMPLATE = "card.md";

  String markdown() {
    return String.format(
        Locale.ROOT,
        template(),
        version,
        sources(),
        data.phrases().size(),
        options.conversations(),
        options.seed(),
        worth(),
        toneFigures());
  }

  private static String template() {
    try (InputStream in = ModelCard.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + TEMPLATE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + TEMPLATE, e);
    }
  }

  private String sources() {
    StringBuilder rows = new StringBuilder();
    data.train()
        .forEach((name, train) ->
            rows.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %s |%n",
                    name,
                    train.size(),
                    data.test().getOrDefault(name, List.<Conversation>of()).size(),
                    labelAndLicence(name))));
    return rows.toString();
  }

  private static String labelAndLicence(String name) {
    for (OpenSet set : OpenSet.values()) {
      if (set.title().equals(name)) {
        return set.label() + " | " + set.licence();
      }
    }
    return "a human was needed, by conversation and by turn | GPL-3.0-or-later";
  }

  private String worth() {
    StringBuilder rows = new StringBuilder();
    figures.forEach((name, found) -> {
      rows.append("| ").append(name).append(" | ");
      rows.append(data.test().getOrDefault(name, List.of()).size());
      found
          .outcome()
          .ifPresentOrElse(
              one -> rows.append(cells(one.rocAuc(), one.ece())), () -> rows.append(" | – | –"));
      found
          .ongoing()
          .ifPresentOrElse(
              one -> rows.append(cells(one.meanAuc(), one.ece())), () -> rows.append(" | – | –"));
      found
          .turn()
          .ifPresentOrElse(
              one -> rows.append(cells(one.rocAuc(), one.ece())), () -> rows.append(" | – | –"));
      rows.append(" |\n");
    });
    return rows.toString();
  }

  private static String cells(double auc, double ece) {
    return " | " + figure(auc) + " | " + figure(ece);
  }

  /** A figure that too few conversations leave undefined is a dash. */
  private static String figure(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  private String toneFigures() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(tone)
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name.replace(".macroF1", ""))
                .append(String.format(Locale.ROOT, " %.3f", value)));
    return text.toString();
  }
}
