package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class PhraseScoresTest {

  private final PhraseScores scores = new PhraseScores();
  private final PhraseDetection detection = new PhraseDetection();

  @Test
  void recallAndFalsePositivesAreCountedByLanguage() throws JsonProcessingException {
    add("{'text':'I want to talk to an agent','language':'en','request':true}");
    add("{'text':'xyzzy','language':'en','request':true}");
    add("{'text':'where is my parcel','language':'en','request':false}");
    add("{'text':'quiero hablar con una persona','language':'es','request':true}");
    JsonNode json = scores.json().path("request");
    assertThat(json.path("en").path("recall").asDouble()).isEqualTo(0.5);
    assertThat(json.path("en").path("falsePositives").asDouble()).isZero();
    assertThat(json.path("es").path("recall").asDouble()).isEqualTo(1);
    assertThat(scores.mistakes()).containsExactly("missed request [en] xyzzy");
  }

  @Test
  void aPromiseIsMeasuredOnItsOwn() throws JsonProcessingException {
    add("{'text':'I am transferring you to a colleague.','language':'en','promise':true}");
    add("{'text':'Would you like me to transfer you?','language':'en','promise':false}");
    JsonNode json = scores.json();
    assertThat(json.has("request")).isFalse();
    assertThat(json.path("promise").path("en").path("recall").asDouble()).isEqualTo(1);
    assertThat(json.path("promise").path("en").path("falsePositives").asDouble()).isZero();
  }

  @Test
  void everyMistakeIsKept() {
    LabelledPhrase phrase = new LabelledPhrase(LabelledPhrase.Kind.REQUEST, "hm", "en", false, 0);
    for (int i = 0; i < 1500; i++) {
      scores.add(phrase, true);
    }
    assertThat(scores.mistakes()).hasSize(1500);
  }

  @Test
  void aLineWithoutLabelOrTextIsRefused() {
    assertThatThrownBy(() -> add("{'text':'hm'}")).hasMessageContaining("request: ");
    assertThatThrownBy(() -> add("{'request':true}")).hasMessageContaining("text: missing");
  }

  private void add(String line) throws JsonProcessingException {
    LabelledPhrase phrase = LabelledPhrase.of(new ObjectMapper().readTree(line.replace('\'', '"')));
    scores.add(phrase, detection.says(phrase));
  }
}
