package io.baton.server.handoff.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.HandoffPatience;
import io.baton.conversation.history.FieldException;
import io.baton.server.channel.ChannelRules;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.handoff.HandoffSettings.Absence;
import io.baton.server.handoff.HandoffSettings.AgentName;
import io.baton.server.handoff.HandoffSettings.Returning;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Settings as JSON; what is left out has its usual value. Durations are whole seconds. */
final class SettingsJson {

  private static final long LONGEST_SECONDS = 31 * 24 * 3600L;
  private static final int LEAST_GONE_SECONDS = 60;
  private static final int LONGEST_ID = 128;
  private static final int MOST_CHANNELS = 20;

  private static final Set<String> FIELDS =
      Set.of(
          "usualQueue",
          "offerSeconds",
          "requestSeconds",
          "waitingSeconds",
          "replySeconds",
          "returning",
          "botWhileWaiting",
          "mostEpisodes",
          "offerWaitSeconds",
          "botSeconds",
          "engineFailure",
          "silenceSeconds",
          "agentGoneSeconds",
          "freeTextSeconds",
          "agentName");

  private static final String HAND_OFF = "hand_off";
  private static final String RULES_ALONE = "rules_alone";

  private SettingsJson() {}

  static ObjectNode write(HandoffSettings settings) {
    HandoffPatience patience = settings.patience();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("usualQueue", settings.usualQueue())
        .put("offerSeconds", patience.offer().toSeconds())
        .put("requestSeconds", patience.request().toSeconds())
        .put("waitingSeconds", patience.waiting().toSeconds())
        .put("replySeconds", patience.reply().toSeconds())
        .put("returning", settings.returning().wireName())
        .put("mostEpisodes", settings.mostEpisodes())
        .put("agentName", settings.agentName().wireName());
    settings.offerWait().ifPresent(most -> node.put("offerWaitSeconds", most.toSeconds()));
    ObjectNode channels = node.putObject("freeTextSeconds");
    new TreeMap<>(settings.channels().freeText())
        .forEach((channel, window) -> channels.put(channel, window.toSeconds()));
    Absence absence = settings.absence();
    node.put("engineFailure", absence.engine() ? HAND_OFF : RULES_ALONE);
    absence.bot().ifPresent(longest -> node.put("botSeconds", longest.toSeconds()));
    absence
        .agent()
        .ifPresentOrElse(
            longest -> node.put("agentGoneSeconds", longest.toSeconds()),
            () -> node.putNull("agentGoneSeconds"));
    absence.customer().ifPresent(longest -> node.put("silenceSeconds", longest.toSeconds()));
    settings
        .botWhileWaiting()
        .ifPresent(intents -> {
          ArrayNode list = node.putArray("botWhileWaiting");
          new TreeSet<>(intents).forEach(list::add);
        });
    return node;
  }

  /**
   * Reads them.
   *
   * @throws FieldException naming field, value and range
   */
  static HandoffSettings read(JsonNode body) {
    if (!body.isObject()) {
      throw new FieldException("(body)", "is no object");
    }
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!FIELDS.contains(name)) {
            throw new FieldException(name, "is not known; there are " + new TreeSet<>(FIELDS));
          }
        });
    HandoffSettings usual = HandoffSettings.USUAL;
    HandoffPatience patience =
        new HandoffPatience(
            seconds(body, "offerSeconds", usual.patience().offer()),
            seconds(body, "requestSeconds", usual.patience().request()),
            seconds(body, "waitingSeconds", usual.patience().waiting()),
            seconds(body, "replySeconds", usual.patience().reply()));
    return new HandoffSettings(
        text(body, "usualQueue").orElse(usual.usualQueue()),
        patience,
        returning(body).orElse(usual.returning()),
        intents(body),
        episodes(body, usual.mostEpisodes()),
        limit(body, "offerWaitSeconds"),
        absence(body),
        channels(body),
        agentName(body));
  }

  private static ChannelRules channels(JsonNode body) {
    JsonNode windows = body.path("freeTextSeconds");
    if (windows.isMissingNode()) {
      return HandoffSettings.USUAL.channels();
    }
    if (!windows.isObject() || windows.size() > MOST_CHANNELS) {
      throw new FieldException(
          "freeTextSeconds", "is no object of at most " + MOST_CHANNELS + " channels");
    }
    Map<String, Duration> freeText = new HashMap<>();
    windows
        .fieldNames()
        .forEachRemaining(channel ->
            freeText.put(channel, seconds(windows.path(channel), "freeTextSeconds." + channel)));
    return new ChannelRules(freeText);
  }

  private static AgentName agentName(JsonNode body) {
    return text(body, "agentName")
        .map(name ->
            AgentName.find(name)
                .orElseThrow(() ->
                    new FieldException("agentName", "'" + name + "' is none of full, first, none")))
        .orElse(HandoffSettings.USUAL.agentName());
  }

  private static Absence absence(JsonNode body) {
    return new Absence(
        limit(body, "botSeconds"),
        text(body, "engineFailure")
            .map(SettingsJson::engine)
            .orElse(HandoffSettings.USUAL.absence().engine()),
        limit(body, "silenceSeconds"),
        agentGone(body));
  }

  private static Optional<Duration> agentGone(JsonNode body) {
    if (!body.has("agentGoneSeconds")) {
      return HandoffSettings.USUAL.absence().agent();
    }
    Optional<Duration> longest =
        body.hasNonNull("agentGoneSeconds") ? limit(body, "agentGoneSeconds") : Optional.empty();
    longest
        .filter(time -> time.toSeconds() < LEAST_GONE_SECONDS)
        .ifPresent(time -> {
          throw new FieldException(
              "agentGoneSeconds", time.toSeconds() + " is below " + LEAST_GONE_SECONDS);
        });
    return longest;
  }

  private static boolean engine(String name) {
    if (!Set.of(HAND_OFF, RULES_ALONE).contains(name)) {
      throw new FieldException(
          "engineFailure", "'" + name + "' is neither " + HAND_OFF + " nor " + RULES_ALONE);
    }
    return name.equals(HAND_OFF);
  }

  private static Optional<Duration> limit(JsonNode body, String field) {
    return body.has(field) ? Optional.of(seconds(body, field, Duration.ZERO)) : Optional.empty();
  }

  private static Duration seconds(JsonNode body, String field, Duration usual) {
    JsonNode value = body.path(field);
    return value.isMissingNode() ? usual : seconds(value, field);
  }

  private static Duration seconds(JsonNode value, String field) {
    long seconds = value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new FieldException(
          field, "'" + value.asText() + "' is no whole number in 1.." + LONGEST_SECONDS);
    }
    return Duration.ofSeconds(seconds);
  }

  private static int episodes(JsonNode body, int usual) {
    JsonNode value = body.path("mostEpisodes");
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > 1000) {
      throw new FieldException(
          "mostEpisodes", "'" + value.asText() + "' is no whole number in 1..1000");
    }
    return value.intValue();
  }

  private static Optional<String> text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    String text = value.isTextual() ? value.textValue() : "";
    if (text.isBlank() || text.length() > LONGEST_ID) {
      throw new FieldException(field, "must be a text of 1 to " + LONGEST_ID + " characters");
    }
    return Optional.of(text);
  }

  private static Optional<Returning> returning(JsonNode body) {
    return text(body, "returning")
        .map(name ->
            Returning.find(name)
                .orElseThrow(() ->
                    new FieldException(
                        "returning", "'" + name + "' is none of bot, last_agent, queue")));
  }

  private static Optional<Set<String>> intents(JsonNode body) {
    JsonNode list = body.path("botWhileWaiting");
    if (list.isMissingNode() || list.isNull()) {
      return Optional.empty();
    }
    if (!list.isArray()) {
      throw new FieldException("botWhileWaiting", "is no list of intents");
    }
    Set<String> intents = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!list.path(i).isTextual()) {
        throw new FieldException("botWhileWaiting[" + i + "]", "is no text");
      }
      intents.add(list.path(i).textValue());
    }
    return Optional.of(intents);
  }
}
