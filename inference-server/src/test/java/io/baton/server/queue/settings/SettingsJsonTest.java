package io.baton.server.queue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.FieldException;
import io.baton.server.queue.settings.QueueSettings.LanguageUse;
import io.baton.server.routing.RoutingRules.Relaxation;
import io.baton.server.routing.RoutingRules.WhenFull;
import io.baton.server.routing.SkillNeed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SettingsJsonTest {

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void whatIsAbsentIsAsUsual() {
    assertThat(SettingsJson.read(JsonNodeFactory.instance.objectNode()))
        .isEqualTo(QueueSettings.usual());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    QueueSettings read =
        SettingsJson.read(
            json(
                "{'priority':{'tiers':{'gold':{'points':7,'serviceLevelSeconds':30}},'urgency':3,"
                    + "'slack':0,'ageing':0.5},'routing':{'relaxations':[{'requirement':'language',"
                    + "'afterSeconds':60}],'allowOffline':true,'whenFull':'refuse',"
                    + "'fallbackQueue':'main','weights':{'skills':1,'language':0,'room':1,"
                    + "'sticky':0}},'skills':[{'skill':'billing','minLevel':4,'weight':0.5,"
                    + "'hard':false}],'language':'hard','times':{'reservationSeconds':20}}"));
    assertThat(read.priority().ageing()).isEqualTo(0.5);
    assertThat(read.routing().relaxations())
        .containsExactly(new Relaxation("language", Duration.ofSeconds(60)));
    assertThat(read.routing().whenFull()).isEqualTo(WhenFull.REFUSE);
    assertThat(read.skills()).containsExactly(new SkillNeed("billing", 4, 0.5, false));
    assertThat(read.language()).isEqualTo(LanguageUse.HARD);
    assertThat(read.times().reservation()).isEqualTo(Duration.ofSeconds(20));
    assertThat(SettingsJson.read(SettingsJson.write(read))).isEqualTo(read);
  }

  @Test
  void whatIsWrongIsToldByItsPath() throws IOException {
    assertWrong("{'priorty':{}}", "priorty: is not known");
    assertWrong("{'priority':{'ageing':0}}", "priority.ageing: 0 is no number in [0.001, 1000.0]");
    assertWrong(
        "{'priority':{'tiers':{'gold':{'points':-1}}}}",
        "priority.tiers.gold.points: -1 is no number in [0.0, 1000.0]");
    assertWrong("{'skills':[{'minLevel':2}]}", "skills[0].skill: is missing");
    assertWrong(
        "{'routing':{'relaxations':[{'requirement':'billing'}]}}",
        "routing.relaxations[0].requirement: 'billing' is neither language nor skill:NAME");
    assertWrong("{'language':'yes'}", "language: 'yes' is none of [ignored, preferred, hard]");
    assertWrong(
        "{'times':{'updateSeconds':0}}", "times.updateSeconds: 0 is no whole number in 1..600");
    assertWrong("[]", "body: is no object");
  }

  private static void assertWrong(String text, String message) throws IOException {
    JsonNode node = json(text);
    assertThatThrownBy(() -> SettingsJson.read(node))
        .isInstanceOf(FieldException.class)
        .hasMessageStartingWith(message);
  }
}
