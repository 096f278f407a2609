package io.baton.training.report;

import io.baton.conversation.history.FileErrors;
import io.baton.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a model's report: one HTML file with its style and pictures inside, that asks no other
 * host for anything and runs no script.
 */
public final class ReportWriter {

  /** The page. */
  public String html(ReportData data) {
    Evaluation evaluation =
        data.texts().isEmpty()
            ? Evaluation.ofFolds(data.folds())
            : Evaluation.of(data.folds(), data.texts());
    Questions questions = new Questions(data.folds());
    String body =
        new Headline(evaluation).html(data.title(), data.facts())
            + new WarningSection(questions.tracks()).html()
            + new DriverSection(data.drivers()).html()
            + Html.section(
                "How well it tells them apart, and whether it can be taken at its word",
                new Curves(questions.outcome()).figures()
                    + new Curves(questions.eventually()).figures()
                    + new Curves(questions.now()).figures())
            + new DecisionSection(questions).html()
            + evaluation.sentiment().map(found -> new SentimentSection(found).html()).orElse("")
            + new TableSection(evaluation, data.ablation()).html();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body><main>%s<footer>%s</footer></main></body>
    </html>
    """
        .formatted(Html.escape(data.title()), style(), body, footer());
  }

  private static String footer() {
    return "Every figure but the drivers is of conversations that the parts of the model which"
        + " scored them did not learn from. How the parts are weighted, the calibration and the"
        + " thresholds were chosen on the same figures, which therefore flatter a little; baton"
        + " evaluate --cross-validate chooses them anew in each fold."
        + " Calibration error: 15 bins of equal width. Intervals: bootstrap by conversation.";
  }

  /**
   * Writes the page to a file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(ReportData data, Path file) {
    try {
      Files.writeString(file, html(data));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    }
  }

  private static String style() {
    try (InputStream in = ReportWriter.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css", e);
    }
  }
}
