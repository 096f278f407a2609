package io.baton.server.queue.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.body.Fields;
import io.baton.server.queue.order.PriorityRules;
import io.baton.server.queue.order.PriorityRules.Tier;
import io.baton.server.queue.settings.QueueSettings.LanguageUse;
import io.baton.server.queue.settings.QueueSettings.Times;
import io.baton.server.routing.RoutingRules;
import io.baton.server.routing.RoutingRules.Relaxation;
import io.baton.server.routing.RoutingRules.Weights;
import io.baton.server.routing.RoutingRules.WhenFull;
import io.baton.server.routing.SkillNeed;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings of a queue as JSON; what is absent is as usual. */
public final class SettingsJson {

  private static final Set<String> FIELDS =
      Set.of("priority", "routing", "skills", "language", "times");
  private static final Set<String> SKILL = Set.of("skill", "minLevel", "weight", "hard");
  private static final Set<String> TIER = Set.of("points", "serviceLevelSeconds");
  private static final int MONTH = 30 * 86_400;
  private static final double MOST = 1_000;

  private SettingsJson() {}

  /**
   * Reads settings.
   *
   * @throws io.baton.conversation.history.FieldException with the path of what is wrong
   */
  public static QueueSettings read(JsonNode node) {
    Fields fields = Fields.of(node, FIELDS);
    QueueSettings usual = QueueSettings.usual();
    return new QueueSettings(
        fields
            .object("priority", Set.of("tiers", "otherwise", "urgency", "slack", "ageing"))
            .map(SettingsJson::priority)
            .orElse(usual.priority()),
        fields
            .object(
                "routing",
                Set.of("relaxations", "allowOffline", "whenFull", "fallbackQueue", "weights"))
            .map(SettingsJson::routing)
            .orElse(usual.routing()),
        skills(fields),
        named(fields, "language", LanguageUse.values(), usual.language()),
        fields
            .object(
                "times",
                Set.of(
                    "reservationSeconds", "updateSeconds", "callbackAfterSeconds", "stickySeconds"))
            .map(SettingsJson::times)
            .orElse(usual.times()));
  }

  /** Skills of a request's field of that name. */
  public static List<SkillNeed> skills(Fields fields) {
    return fields.objects("skills", SKILL).stream()
        .map(one ->
            new SkillNeed(
                one.needText("skill"),
                one.whole("minLevel", 1, 1, SkillNeed.HIGHEST_LEVEL),
                one.number("weight", 1, 0.001, 1),
                one.flag("hard", true)))
        .toList();
  }

  private static PriorityRules priority(Fields fields) {
    PriorityRules usual = PriorityRules.usual();
    Map<String, Tier> tiers = new HashMap<>();
    fields.namedObjects("tiers", TIER).forEach((name, tier) -> tiers.put(name, tier(tier)));
    return new PriorityRules(
        fields.has("tiers") ? tiers : usual.tiers(),
        fields.object("otherwise", TIER).map(SettingsJson::tier).orElse(usual.otherwise()),
        fields.number("urgency", usual.urgency(), 0, MOST),
        fields.number("slack", usual.slack(), 0, MOST),
        fields.number("ageing", usual.ageing(), 0.001, MOST));
  }

  private static Tier tier(Fields fields) {
    return new Tier(
        fields.number("points", 0, 0, MOST),
        Duration.ofSeconds(fields.whole("serviceLevelSeconds", 300, 1, MONTH)));
  }

  private static RoutingRules routing(Fields fields) {
    RoutingRules usual = RoutingRules.usual();
    return new RoutingRules(
        fields.objects("relaxations", Set.of("requirement", "afterSeconds")).stream()
            .map(SettingsJson::relaxation)
            .toList(),
        fields.flag("allowOffline", usual.allowOffline()),
        named(fields, "whenFull", WhenFull.values(), usual.whenFull()),
        fields.text("fallbackQueue"),
        fields
            .object("weights", Set.of("skills", "language", "room", "sticky"))
            .map(SettingsJson::weights)
            .orElse(usual.weights()));
  }

  private static Relaxation relaxation(Fields fields) {
    String requirement = fields.needText("requirement");
    try {
      return new Relaxation(
          requirement, Duration.ofSeconds(fields.whole("afterSeconds", 0, 0, MONTH)));
    } catch (IllegalArgumentException e) {
      throw fields.wrong("requirement", "'" + requirement + "' is neither language nor skill:NAME");
    }
  }

  private static Weights weights(Fields fields) {
    Weights usual = RoutingRules.usual().weights();
    double skills = fields.number("skills", usual.skills(), 0, MOST);
    double language = fields.number("language", usual.language(), 0, MOST);
    double room = fields.number("room", usual.room(), 0, MOST);
    double sticky = fields.number("sticky", usual.sticky(), 0, MOST);
    if (skills + language + room + sticky == 0) {
      throw fields.wrong("skills", "all weights are 0");
    }
    return new Weights(skills, language, room, sticky);
  }

  private static Times times(Fields fields) {
    Times usual = QueueSettings.usual().times();
    return new Times(
        seconds(fields, "reservationSeconds", usual.reservation(), 5, 600),
        seconds(fields, "updateSeconds", usual.updates(), 1, 600),
        seconds(fields, "callbackAfterSeconds", usual.callbackAfter(), 1, 86_400),
        seconds(fields, "stickySeconds", usual.sticky(), 0, 86_400));
  }

  private static Duration seconds(Fields fields, String name, Duration usual, int least, int most) {
    return Duration.ofSeconds(fields.whole(name, (int) usual.toSeconds(), least, most));
  }

  private static <T extends Enum<T>> T named(Fields fields, String name, T[] all, T usual) {
    return fields
        .text(name)
        .map(text ->
            Arrays.stream(all)
                .filter(one -> wire(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                    fields.wrong(
                        name,
                        "'"
                            + text
                            + "' is none of "
                            + Arrays.stream(all).map(SettingsJson::wire).toList())))
        .orElse(usual);
  }

  private static String wire(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /** Writes settings with everything in them. */
  public static ObjectNode write(QueueSettings settings) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("priority", priority(settings.priority()));
    node.set("routing", routing(settings.routing()));
    node.set("skills", skills(settings.skills()));
    node.put("language", wire(settings.language()));
    Times times = settings.times();
    node.putObject("times")
        .put("reservationSeconds", times.reservation().toSeconds())
        .put("updateSeconds", times.updates().toSeconds())
        .put("callbackAfterSeconds", times.callbackAfter().toSeconds())
        .put("stickySeconds", times.sticky().toSeconds());
    return node;
  }

  /** Skills as a list. */
  public static ArrayNode skills(List<SkillNeed> skills) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SkillNeed need : skills) {
      list.addObject()
          .put("skill", need.skill())
          .put("minLevel", need.minLevel())
          .put("weight", need.weight())
          .put("hard", need.hard());
    }
    return list;
  }

  private static ObjectNode priority(PriorityRules rules) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode tiers = node.putObject("tiers");
    new TreeMap<>(rules.tiers()).forEach((name, tier) -> tiers.set(name, tier(tier)));
    node.set("otherwise", tier(rules.otherwise()));
    return node.put("urgency", rules.urgency())
        .put("slack", rules.slack())
        .put("ageing", rules.ageing());
  }

  private static ObjectNode tier(Tier tier) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("points", tier.points())
        .put("serviceLevelSeconds", tier.serviceLevel().toSeconds());
  }

  private static ObjectNode routing(RoutingRules rules) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode relaxations = node.putArray("relaxations");
    for (Relaxation step : rules.relaxations()) {
      relaxations
          .addObject()
          .put("requirement", step.requirement())
          .put("afterSeconds", step.after().toSeconds());
    }
    node.put("allowOffline", rules.allowOffline()).put("whenFull", wire(rules.whenFull()));
    rules.fallbackQueue().ifPresent(queue -> node.put("fallbackQueue", queue));
    node.putObject("weights")
        .put("skills", rules.weights().skills())
        .put("language", rules.weights().language())
        .put("room", rules.weights().room())
        .put("sticky", rules.weights().sticky());
    return node;
  }
}
