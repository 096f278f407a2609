package io.baton.server.queue.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.body.Fields;
import io.baton.server.queue.item.QueueItem.Asked;
import io.baton.server.queue.settings.SettingsJson;
import io.baton.server.routing.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody asked for, the agent of last time and who passed it on, as JSON. */
public final class AskedJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> STORED = Set.of("skills", "target", "lastAgent", "passedOnBy");

  private AskedJson() {}

  /** What was read. */
  public record Read(Asked asked, Optional<String> lastAgent, Optional<String> passedOnBy) {}

  /** Writes it. */
  public static String write(Asked asked, Optional<String> lastAgent, Optional<String> passedOnBy) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("skills", SettingsJson.skills(asked.skills()));
    node.set("target", target(asked.target()));
    lastAgent.ifPresent(agent -> node.put("lastAgent", agent));
    passedOnBy.ifPresent(agent -> node.put("passedOnBy", agent));
    return node.toString();
  }

  private static JsonNode target(Optional<Target> target) {
    if (target.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (target.get()) {
      case Target.Agent agent -> node.put("agent", agent.id());
      case Target.Team team -> node.put("team", team.name());
      case Target.Queue queue -> node.put("queue", queue.id());
    };
  }

  /** Reads what was written. */
  public static Read read(String json) {
    try {
      Fields fields = Fields.of(MAPPER.readTree(json), STORED);
      return new Read(
          new Asked(SettingsJson.skills(fields), target(fields)),
          fields.text("lastAgent"),
          fields.text("passedOnBy"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("is no JSON of a request: " + json, e);
    }
  }

  /**
   * The target that a request names.
   *
   * @throws io.baton.conversation.history.FieldException if it names more than one, or none
   */
  public static Optional<Target> target(Fields fields) {
    return fields
        .object("target", Set.of("agent", "team", "queue"))
        .map(target -> {
          List<Target> named =
              List.of(
                      target.text("agent").<Target>map(Target.Agent::new),
                      target.text("team").<Target>map(Target.Team::new),
                      target.text("queue").<Target>map(Target.Queue::new))
                  .stream()
                  .flatMap(Optional::stream)
                  .toList();
          if (named.size() != 1) {
            throw fields.wrong("target", "names " + named.size() + " of agent, team and queue");
          }
          return named.getFirst();
        });
  }
}
