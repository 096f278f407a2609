package io.baton.server.webhook.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.history.FieldException;
import io.baton.server.openapi.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EventTypesTest {

  private static final Pattern NAMED =
      Pattern.compile("'((?:turn|handoff|queue|outcome|follow_up|article)\\.[a-z_]+)'");

  @Test
  void theApiDocumentListsWhatCanBeAskedForAndTellsWhatItIs() {
    var schema = ApiDocument.read().tree().at("/components/schemas/WebhookTypes");
    List<String> listed =
        Stream.of(schema.at("/items/enum"))
            .flatMap(all -> all.valueStream())
            .map(one -> one.asText())
            .toList();
    assertThat(listed).isEqualTo(EventTypes.KNOWN);
    for (EventType type : EventType.values()) {
      assertThat(schema.path("description").asText()).contains("| `" + type.wireName() + "` | ");
    }
  }

  /** Events are made of constants alone; what statements read is held against them. */
  @Test
  void everyTypeIsMadeSomewhereAndNoStatementLooksForAnother() throws IOException {
    TreeSet<String> made = new TreeSet<>();
    TreeSet<String> sought = new TreeSet<>();
    for (String source : sources()) {
      Pattern.compile("EventType\\.([A-Z_]+)\\b")
          .matcher(source)
          .results()
          .forEach(found -> made.add(found.group(1)));
      NAMED.matcher(source).results().forEach(found -> sought.add(found.group(1)));
    }
    assertThat(made).containsAll(Arrays.stream(EventType.values()).map(Enum::name).toList());
    assertThat(sought).isNotEmpty().isSubsetOf(EventTypes.KNOWN);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> server = Files.walk(Path.of("src/main/java"));
        Stream<Path> handoffs =
            Files.walk(Path.of("../conversation/src/main/java/io/baton/conversation/handoff"))) {
      return Stream.concat(server, handoffs)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("EventType.java"))
          .map(EventTypesTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void familiesAndTypesAreTaken() {
    assertThat(EventTypes.asked(EventTypes.KNOWN.subList(0, 32)).patterns()).hasSize(32);
    assertThat(EventTypes.asked(List.of("queue.*", "article.helped", "queue.*")).patterns())
        .containsExactly("article.helped", "queue.*");
  }

  @Test
  void anUnknownTypeIsRefusedWithTheNearestAndTheList() {
    assertThatThrownBy(() -> EventTypes.asked(List.of("turn.*", "handoff.qeued")))
        .isInstanceOf(FieldException.class)
        .hasMessageStartingWith(
            "types[1]: 'handoff.qeued' is no type of event; is handoff.queued meant?; there are ")
        .hasMessageContaining("handoff.*, ")
        .hasMessageEndingWith("policy.review_due");
    for (String wrong : List.of("handoff.nonsense", "handoff", "*", "handoff.q*", "", "Turn.*")) {
      assertThatThrownBy(() -> EventTypes.asked(List.of(wrong)))
          .as(wrong)
          .hasMessageContaining("'" + wrong + "' is no type of event");
    }
  }

  /** Of before names were checked. */
  @Test
  void whatIsKeptIsReadWhateverItIs() {
    assertThat(new EventTypes(List.of("handoff.nonsense")).patterns())
        .containsExactly("handoff.nonsense");
  }
}
