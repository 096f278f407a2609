package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EvaluationJsonTest {

  private static final Thresholds HALF = new Thresholds(0.5, 0.5, 0.5);

  @Test
  void theNamesAreThoseOfTheInterface() {
    List<ScoredConversation> history = Scored.history(120, new Random(1));
    List<ScoredConversation> both = new ArrayList<>(history);
    both.add(Scored.labelled("turns", "-+-", 0.1, 0.9, 0.2));
    JsonNode json = EvaluationJson.write(Evaluation.of(both, HALF));
    assertThat(names(json)).containsExactly("outcome", "ongoing", "turn", "intervals");
    assertThat(names(json.get("outcome")))
        .containsExactly("rocAuc", "prAuc", "f1", "macroF1", "brier", "ece", "logLoss", "n");
    assertThat(names(json.get("ongoing")))
        .containsExactly("aucAtTurn", "meanAuc", "recallAt10", "medianLead", "falseAlarms", "ece");
    assertThat(names(json.get("ongoing").get("aucAtTurn"))).startsWith("1", "2");
    assertThat(names(json.get("turn")))
        .containsExactly("rocAuc", "f1", "macroF1", "gt1", "gt2", "gt3", "brier", "ece", "n");
    assertThat(json.at("/intervals/outcome/rocAuc")).hasSize(2);
    assertThat(json.at("/outcome/n").asInt()).isEqualTo(120);
  }

  private static ScoredConversation in(String language, ScoredConversation scored) {
    Conversation one = scored.conversation();
    Conversation other =
        new Conversation(
            one.id(),
            Optional.of("web"),
            Optional.of(language),
            one.industry(),
            one.startedAt(),
            one.customer(),
            one.turns(),
            one.outcome(),
            one.other());
    return Scored.of(other, scored.riskPerTurn(), scored.outcome());
  }

  @Test
  void eachLanguageWithEnoughConversationsIsToldAndAChannelThatIsAloneIsNot() {
    List<ScoredConversation> history = Scored.history(299, new Random(2));
    List<ScoredConversation> mixed = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      mixed.add(in(i < 60 ? "de-AT" : i < 100 ? "de" : i < 200 ? "en" : "fr", history.get(i)));
    }
    Evaluation evaluation = Evaluation.of(mixed, HALF);
    JsonNode json = EvaluationJson.write(evaluation);
    assertThat(names(json.at("/groups"))).containsExactly("language");
    assertThat(names(json.at("/groups/language"))).containsExactly("de", "en");
    JsonNode alone = EvaluationJson.write(Evaluation.of(mixed.subList(100, 200), HALF));
    assertThat(json.at("/groups/language/en/outcome")).isEqualTo(alone.at("/outcome"));
    assertThat(json.at("/groups/language/en/ongoing/ece")).isEqualTo(alone.at("/ongoing/ece"));
    assertThat(json.at("/groups/language/de/outcome/n").asInt()).isEqualTo(100);
    assertThat(EvaluationText.write(evaluation))
        .contains("language de" + System.lineSeparator() + "  outcome     auc  0.");
  }

  @Test
  void anUndefinedFigureIsNullAndABlockWithoutLabelsAbsent() {
    JsonNode json =
        EvaluationJson.write(Evaluation.of(List.of(Scored.outcome("a", true, 0.5)), HALF));
    assertThat(json.at("/outcome/rocAuc").isNull()).isTrue();
    assertThat(json.has("turn")).isFalse();
    assertThat(json.has("sentiment")).isFalse();
  }

  @Test
  void sentimentTellsEachClass() {
    JsonNode json =
        EvaluationJson.write(
            Evaluation.ofTexts(
                List.of(
                    told("anger", "anger", "en"),
                    told("joy", "anger", "en"),
                    told("joy", "joy", "de"))));
    assertThat(json.at("/sentiment/f1/joy").asDouble()).isEqualTo(2.0 / 3);
    assertThat(json.at("/sentiment/n").asInt()).isEqualTo(3);
    assertThat(json.at("/sentiment/scheme").asText()).isEqualTo("emotion");
    assertThat(json.at("/sentiment").has("languages")).isFalse();
    assertThat(names(json)).containsExactly("sentiment", "intervals");
  }

  @Test
  void sentimentTellsEachLanguageWithEnoughTurnsWhereThereAreTwo() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(told("joy", "joy", "en"));
      texts.add(told(i < 10 ? "anger" : "joy", "joy", "de"));
    }
    texts.add(told("anger", "joy", "fr"));
    JsonNode json = EvaluationJson.write(Evaluation.ofTexts(texts));
    assertThat(names(json.at("/sentiment/languages"))).containsExactly("de", "en");
    assertThat(json.at("/sentiment/languages/en/macroF1").asDouble()).isEqualTo(1);
    assertThat(json.at("/sentiment/languages/de/macroF1").asDouble()).isEqualTo(1.0 / 3);
    assertThat(json.at("/sentiment/languages/de/n").asInt()).isEqualTo(20);
    assertThat(json.at("/sentiment/languageGap").asDouble()).isEqualTo(1 - 1.0 / 3);
    assertThat(EvaluationText.write(Evaluation.ofTexts(texts))).contains("macroF1 de", "0.333");
  }

  private static LabelledText told(String truth, String predicted, String language) {
    return new LabelledText(
        SentimentScheme.EMOTION, "c-1", truth, predicted, Optional.of(language), true);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
