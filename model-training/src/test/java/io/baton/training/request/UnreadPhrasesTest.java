package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phrases of eight authors whom no model has read: harder than those of {@code test}. */
final class UnreadPhrasesTest {

  private static final double LEAST_RECALL = 0.92;
  private static final double MOST_FALSE_POSITIVES = 0.06;

  @ParameterizedTest
  @ValueSource(strings = {"request", "promise"})
  void theyAreReadAsTheirAuthorsMeantThem(String kind) throws IOException, URISyntaxException {
    URL file =
        Objects.requireNonNull(UnreadPhrasesTest.class.getResource("unread/" + kind + "s.jsonl"));
    PhraseScores scores = new PhraseScores();
    PhraseDetection detection = new PhraseDetection();
    for (LabelledPhrase phrase : PhraseFiles.read(Path.of(file.toURI()))) {
      scores.add(phrase, detection.says(phrase));
    }
    JsonNode languages = scores.json().path(kind);
    assertThat(languages).hasSize(5);
    for (JsonNode language : languages) {
      assertThat(language.path("recall").asDouble()).isGreaterThan(LEAST_RECALL);
      assertThat(language.path("falsePositives").asDouble()).isLessThan(MOST_FALSE_POSITIVES);
    }
  }
}
