package io.baton.server.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.policy.PolicyRepository.Applied;
import io.baton.server.policy.hits.RuleHits;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Policies of the caller's workspace. */
public final class PolicyRoutes {

  private static final int MOST = 200;
  private static final int USUAL = 50;

  private final PolicyService policies;
  private final Bodies bodies;
  private final Json json;
  private final Own own;

  /**
   * The policy of the server's own configuration.
   *
   * @param name version that it gives itself
   * @param yaml its text
   */
  public record Own(String name, String yaml) {}

  /**
   * @param own decides for workspaces that have none
   */
  public PolicyRoutes(PolicyService policies, Bodies bodies, Json json, Own own) {
    this.policies = policies;
    this.bodies = bodies;
    this.json = json;
    this.own = own;
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<PolicyView> items, Optional<String> next) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access readers = Access.any(Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/policy", readers, "getPolicy", this::present),
        Endpoint.put("/v1/policy", admin, "applyPolicy", this::apply),
        Endpoint.get("/v1/policy/versions", readers, "listPolicyVersions", this::list),
        Endpoint.get(
            "/v1/policy/versions/{policyVersion}", readers, "getPolicyVersion", this::version),
        Endpoint.post("/v1/policy/dry-run", readers, "dryRunPolicy", this::dryRun));
  }

  private void present(Context context, Caller caller) {
    PolicyView view =
        policies
            .findNewest(caller.workspace())
            .map(this::whole)
            .orElseGet(() -> PolicyView.own(own, hits(caller.workspace())));
    json.answer(context, 200, view);
  }

  private PolicyView whole(PolicyVersion version) {
    return PolicyView.whole(
        version,
        policies.find(version.workspace(), version.number() - 1),
        hits(version.workspace()));
  }

  private Function<Policy, RuleHits.Told> hits(String workspace) {
    return policy -> policies.hits(workspace, policy);
  }

  private void apply(Context context, Caller caller) {
    Applied applied = policies.apply(caller, text(bodies.bytes(context)));
    json.answer(context, applied.added() ? 201 : 200, whole(applied.version()));
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.of(Problem.Kind.MALFORMED, "no valid UTF-8: " + e.getMessage()));
    }
  }

  private void list(Context context, Caller caller) {
    int limit = Query.number(context, "limit", 1, MOST).orElse(USUAL);
    int before = Query.number(context, "cursor", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
    List<PolicyVersion> found = policies.list(caller.workspace(), before, limit + 1);
    List<PolicyVersion> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Integer.toString(page.getLast().number()))
            : Optional.empty();
    json.answer(context, 200, new Page(page.stream().map(PolicyView::listed).toList(), next));
  }

  private void version(Context context, Caller caller) {
    String number = context.pathParam("policyVersion");
    json.answer(
        context,
        200,
        Optional.of(number)
            .filter(text -> text.matches("[1-9]\\d{0,8}"))
            .flatMap(text -> policies.find(caller.workspace(), Integer.parseInt(text)))
            .map(this::whole)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        Problem.Kind.NOT_FOUND, "there is no policy version '" + number + "'"))));
  }

  private void dryRun(Context context, Caller caller) {
    JsonNode body = bodies.read(context);
    // A policy under a wrong name would not be tried, and seem to change nothing.
    Fields fields = Fields.of(body, Set.of("conversation", "policy", "articles"));
    JsonNode policy = body.path("policy");
    if (!policy.isMissingNode() && !policy.isNull() && !policy.isTextual()) {
      throw new FieldException("policy", "is no text of YAML");
    }
    json.answer(
        context,
        200,
        policies.dryRun(
            caller.workspace(),
            conversation(body.path("conversation")),
            Optional.ofNullable(policy.textValue()),
            fields.flag("articles", true)));
  }

  private static Conversation conversation(JsonNode node) {
    if (!node.isObject()) {
      throw new FieldException(
          "conversation",
          node.isMissingNode()
              ? "is missing"
              : (node.isArray() ? "a list" : node.toString()) + " is no object");
    }
    try {
      Conversation conversation = ConversationJson.read(node);
      // Facts that are too long are told here.
      ConversationFacts.of(conversation);
      return conversation;
    } catch (IllegalArgumentException e) {
      FieldException wrong = FieldException.of(e);
      throw new FieldException("conversation." + wrong.field(), wrong.problem());
    }
  }
}
