package io.baton.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.evaluation.Scored;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.evaluation.ScoredFold;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class ReportWriterTest {

  private static final Thresholds THRESHOLDS = new Thresholds(0.5, 0.5, 0.8);

  @Test
  void thePageAsksNoOtherHostAndRunsNoScript() {
    String page = new ReportWriter().html(data());
    assertThat(page).doesNotContain("http:", "https:", "<script", "url(", "@import", " src=");
  }

  @Test
  void everyPictureIsWellFormed() throws Exception {
    List<String> pictures =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
            .matcher(new ReportWriter().html(data()))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(pictures).hasSize(12);
    for (String picture : pictures) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture)));
      assertThat(document.getDocumentElement().getAttribute("aria-label")).isNotBlank();
      assertThat(picture).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void everySectionIsThereWhereItsLabelsAre() {
    assertThat(new ReportWriter().html(data()))
        .contains("How early it warns", "What drives the risk", "Reliability", "Lead time")
        .contains("What the chosen thresholds do", "What each part is worth", "linear alone")
        .contains("The tone of single turns", "anger");
  }

  @Test
  void withTurnLabelsAloneItTellsOfTurnsAlone() {
    var data =
        new ReportData(
            "Turns",
            Map.of(),
            List.of(
                new ScoredFold(List.of(Scored.labelled("a", "-+-", 0.1, 0.9, 0.3)), THRESHOLDS)),
            List.of(),
            List.of(),
            List.of());
    assertThat(new ReportWriter().html(data))
        .contains("At this turn: ROC")
        .doesNotContain("How early it warns", "Outcome: ROC", "What drives the risk");
  }

  @Test
  void whereAllConversationsEndedAlikeItTellsOfTurns() {
    ScoredConversation turns = Scored.labelled("a", "-+-", 0.1, 0.9, 0.3);
    ScoredConversation quiet =
        Scored.of(
            Conversation.of("a", turns.conversation().turns(), Outcome.escalated(false)),
            turns.riskPerTurn(),
            0.1);
    Thresholds fine = new Thresholds(0.5, 0.125, 0.8);
    var folds = List.of(new ScoredFold(List.of(quiet), fine));
    var data = new ReportData("Quiet", Map.of(), folds, List.of(), List.of(), List.of());
    assertThat(new ReportWriter().html(data))
        .contains("It finds 100% of the turns at which a human is needed", "threshold 0.125.")
        .doesNotContain("points out –");
  }

  @Test
  void withoutLabelsItSaysSo() {
    var data = new ReportData("Nothing", Map.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(new ReportWriter().html(data)).contains("no labels to measure this model by");
  }

  @Test
  void whatComesFromDataIsEscaped() {
    var data =
        new ReportData(
            "<b>&\"",
            Map.of("<i>", "<u>"),
            List.of(),
            List.of(),
            List.of(driver("<s>", 1)),
            List.of());
    assertThat(new ReportWriter().html(data))
        .doesNotContain("<b>&\"", "<i>", "<u>", "<s>")
        .contains("&lt;b&gt;&amp;&quot;");
  }

  @Test
  void theFileIsTheSameForTheSameData(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("report.html");
    new ReportWriter().write(data(), file);
    assertThat(Files.readString(file)).isEqualTo(new ReportWriter().html(data()));
  }

  /** A page to look at: {@code target/report-sample.html}. */
  @Test
  void aSampleIsWritten() {
    Path sample = Path.of("target", "report-sample.html");
    new ReportWriter().write(data(), sample);
    assertThat(sample).isNotEmptyFile();
  }

  private static ReportData data() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("conversations", "900");
    facts.put("seed", "42");
    facts.put("corpus", "sha256:3f1a9c");
    List<ScoredConversation> scored = new ArrayList<>(Scored.history(900, new Random(42)));
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      scored.add(
          Scored.labelled("turns-" + i, "-+--+-", random.doubles(6).map(Math::sqrt).toArray()));
    }
    return new ReportData(
        "Escalation risk",
        facts,
        List.of(new ScoredFold(scored, THRESHOLDS)),
        texts(random),
        List.of(driver("intents", 1.2), driver("signal:loop", 0.4), driver("length", -0.7)),
        List.of(
            new AblationRow("linear alone", Map.of("outcome AUC", 0.91)),
            new AblationRow("blend", Map.of("outcome AUC", 0.93))));
  }

  private static List<LabelledText> texts(Random random) {
    List<String> classes = List.of("anger", "joy", "sadness");
    return random
        .ints(200, 0, 9)
        .mapToObj(i ->
            new LabelledText(
                SentimentScheme.EMOTION,
                "c-" + i,
                classes.get(i % 3),
                classes.get(i < 6 ? i % 3 : i / 4),
                Optional.empty(),
                true))
        .toList();
  }

  private static Driver driver(String name, double push) {
    return new Driver(name, push, -push / 2, Math.abs(push));
  }
}
