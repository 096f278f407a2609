package io.baton.server.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.shadow.ShadowDecision.Verdict;
import io.baton.server.shadow.ShadowRepository.Position;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where models in shadow would have done otherwise than the champion. */
public final class ShadowRoutes {

  private static final Paging PAGES = new Paging(50, 200);
  private static final int CURSOR_PARTS = 4;

  private final ShadowService shadow;
  private final Json json;

  public ShadowRoutes(ShadowService shadow, Json json) {
    this.shadow = shadow;
    this.json = json;
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<Disagreement> items, Optional<String> next) {}

  private record Disagreement(
      String conversation,
      String turn,
      int seq,
      String decidedAt,
      Verdict champion,
      Verdict shadow) {

    static Disagreement of(ShadowDecision one) {
      return new Disagreement(
          one.conversation().id(),
          one.turn(),
          one.seq(),
          one.decidedAt().toString(),
          one.champion(),
          one.shadow());
    }
  }

  /** Its endpoints; to be registered before those whose paths take a version. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/models/disagreements",
            Access.any(Scope.ANALYST, Scope.ADMIN),
            "listModelDisagreements",
            this::list));
  }

  private void list(Context context, Caller caller) {
    int limit = PAGES.limit(context);
    Position after =
        PAGES
            .cursor(context, CURSOR_PARTS)
            .map(ShadowRoutes::position)
            .orElseGet(() -> Position.from(since(context)));
    List<ShadowDecision> found = shadow.listDisagreements(caller.workspace(), after, limit + 1);
    List<ShadowDecision> page = found.stream().limit(limit).toList();
    json.answer(
        context,
        200,
        new Page(
            page.stream().map(Disagreement::of).toList(),
            found.size() > limit ? Optional.of(cursor(page.getLast())) : Optional.empty()));
  }

  private static String cursor(ShadowDecision last) {
    return Paging.cursor(
        last.decidedAt().toString(),
        last.conversation().id(),
        Integer.toString(last.seq()),
        last.shadow().version());
  }

  private static Position position(List<String> parts) {
    try {
      return new Position(
          Paging.instant(parts.get(0)), parts.get(1), Integer.parseInt(parts.get(2)), parts.get(3));
    } catch (NumberFormatException e) {
      throw new FieldException("cursor", "is none that this server gave");
    }
  }

  private static Instant since(Context context) {
    return Query.time(context, "since").orElse(Instant.EPOCH);
  }
}
