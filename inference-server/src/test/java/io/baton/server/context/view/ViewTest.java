package io.baton.server.context.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.baton.server.context.ContextBuilder;
import io.baton.server.context.ContextFixtures;
import io.baton.server.context.ContextWish;
import io.baton.server.context.GeneratedConversations;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.model.Dropped;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.names.NameFinder;
import io.baton.server.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ViewTest {

  private final Json json = new Json();
  private final ContextFixtures fixtures = new ContextFixtures();
  private final ContextBuilder builder =
      new ContextBuilder(NameFinder.off(), Clock.fixed(ContextFixtures.NOW, ZoneOffset.UTC));
  private final TextView text = new TextView();

  private static ContextWish wish(String language) {
    return new ContextWish(Optional.of(language), false, 500, OptionalInt.empty());
  }

  private Stream<HandoffContext> contexts() {
    GeneratedConversations generated = new GeneratedConversations(new Random(5), fixtures);
    Stream<ContextInput> inputs =
        Stream.concat(fixtures.all().stream(), Stream.generate(generated::next).limit(60));
    return inputs.map(input -> builder.build(input, wish("es")));
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ViewTest::close);
  }

  /** As published, and stricter: a field that it does not describe is a mistake of ours. */
  private static Schema schema(boolean strict) throws IOException {
    try (InputStream in = HandoffContext.class.getResourceAsStream("handoff-context.schema.json")) {
      JsonNode tree = new ObjectMapper().readTree(in);
      if (strict) {
        close(tree);
      }
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(tree);
    }
  }

  @Test
  void everyContextIsAsThePublishedSchemaSays() throws IOException {
    Schema strict = schema(true);
    contexts()
        .forEach(context ->
            assertThat(strict.validate(json.read(json.write(context))))
                .as(context.conversation().id())
                .isEmpty());
  }

  @Test
  void theSchemaRefusesWhatIsNoContextAndPassesOverNewFields() throws IOException {
    Schema published = schema(false);
    ObjectNode context =
        (ObjectNode) json.read(json.write(builder.build(fixtures.one("en-card"), wish("en"))));
    context.put("newInTwoYears", 1);
    assertThat(published.validate(context)).isEmpty();
    context.put("schemaVersion", "2.0");
    assertThat(published.validate(context)).hasSize(1);
    context.remove("schemaVersion");
    assertThat(published.validate(context)).hasSize(1);
  }

  @Test
  void everyFormFitsEveryTargetAndSaysWhatIsLeftOut() {
    Map<String, Function<HandoffContext, byte[]>> forms =
        Map.of(
            "json", json::write,
            "flat", context -> json.write(FlatView.of(json.read(json.write(context)))),
            "text", context -> text.of(context).getBytes(StandardCharsets.UTF_8));
    contexts()
        .forEach(context ->
            forms.forEach((name, form) -> {
              for (int most : new int[] {3_000, 4_096, 16_384}) {
                HandoffContext fitted = Fitting.fit(context, form, most);
                assertThat(form.apply(fitted).length).as(name).isLessThanOrEqualTo(most);
                assertThat(Fitting.fit(context, form, most)).isEqualTo(fitted);
                check(context, fitted);
              }
            }));
  }

  /** What is there and what is said to be left out are all that there was. */
  private static void check(HandoffContext whole, HandoffContext fitted) {
    assertThat(fitted.transcript().turns().size() + left(fitted, "transcript.turns"))
        .isEqualTo(whole.transcript().turns().size());
    assertThat(fitted.mood().size() + left(fitted, "mood")).isEqualTo(whole.mood().size());
    assertThat(fitted.entities().size() + left(fitted, "entities"))
        .isEqualTo(whole.entities().size());
    assertThat(fitted.attempts().size() + left(fitted, "attempts"))
        .isEqualTo(whole.attempts().size());
    assertThat(fitted.dropped()).extracting(Dropped::path).doesNotHaveDuplicates();
  }

  private static int left(HandoffContext context, String path) {
    return context.dropped().stream()
        .filter(one -> one.path().equals(path))
        .mapToInt(Dropped::count)
        .sum();
  }

  @Test
  void whatFitsIsLeftAsItIsAndTooSmallATargetIsRefused() {
    HandoffContext context = builder.build(fixtures.one("en-thin"), wish("en"));
    assertThat(Fitting.fit(context, json::write, 100_000)).isEqualTo(context);
    assertThatThrownBy(() -> Fitting.fit(context, json::write, 1_999))
        .hasMessage("maxBytes: 1999 is less than 2000");
  }

  @Test
  void sectionsGiveWayInTheirOrder() {
    HandoffContext context = builder.build(fixtures.one("en-long"), wish("en"));
    assertThat(Fitting.fit(context, json::write, 4_096).dropped())
        .extracting(Dropped::path)
        .startsWith("transcript.turns", "mood", "customer.earlier", "attempts");
    HandoffContext roomy = Fitting.fit(context, json::write, 26_000);
    assertThat(roomy.dropped()).extracting(Dropped::path).containsExactly("transcript.turns");
    assertThat(roomy.transcript().turns().getLast().seq()).isEqualTo(60);
    assertThat(roomy.transcript().before()).hasValue(roomy.transcript().turns().getFirst().seq());
  }

  @Test
  void theTextIsInTheAgentsLanguage() {
    String german = text.of(builder.build(fixtures.one("es-pedido"), wish("de")));
    assertThat(german)
        .startsWith("Zusammenfassung\n- Anliegen: „Quiero el reembolso de 59,90 €")
        .contains("\n- Namen wurden nicht gesucht\n")
        .contains("\n- reply history: Puede ver su historial en su cuenta. → Ergebnis unbekannt\n")
        .contains("\n- amount: 59,90 € = 59.90 EUR (pattern, 95 %)\n")
        .contains("Kunde: ¿Es una broma? Mi DNI es •••••••8Z y mi móvil ••• ••• •78\n")
        .doesNotContain("Ausgelassen");
  }

  @Test
  void pagesOfATranscriptAreAskedForFromTheirEnd() {
    ContextInput input = fixtures.one("en-long");
    HandoffContext last =
        builder.build(input, new ContextWish(Optional.empty(), false, 25, OptionalInt.empty()));
    assertThat(last.transcript().turns()).hasSize(25);
    assertThat(last.transcript().before()).hasValue(36);
    assertThat(last.dropped()).containsExactly(new Dropped("transcript.turns", 35, "page"));
    HandoffContext first =
        builder.build(input, new ContextWish(Optional.empty(), false, 100, OptionalInt.of(36)));
    assertThat(first.transcript().turns()).hasSize(35);
    assertThat(first.transcript().before()).isEmpty();
    assertThat(first.transcript().total()).isEqualTo(60);
    assertThat(List.of(first.mood().size(), last.mood().size())).containsOnly(30);
  }
}
