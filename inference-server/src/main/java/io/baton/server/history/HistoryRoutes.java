package io.baton.server.history;

import io.baton.conversation.history.HistoryWriter;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Paging;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The caller's workspace as a history. */
public final class HistoryRoutes {

  private static final String LINES = "application/x-ndjson";
  private static final Paging PAGING = new Paging(HistoryWish.USUAL, HistoryWish.MOST);

  private final HistoryExport export;

  public HistoryRoutes(HistoryExport export) {
    this.export = export;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.ANALYST, Scope.ADMIN);
    return List.of(Endpoint.get("/v1/history", readers, "exportHistory", this::export));
  }

  private void export(Context context, Caller caller) {
    HistoryWish wish =
        new HistoryWish(
            Optional.ofNullable(context.queryParam("after")).orElse(""),
            PAGING.limit(context),
            Query.time(context, "since").orElse(Instant.EPOCH),
            Duration.ofMinutes(
                Query.number(context, "quietMinutes", 0, HistoryWish.MOST_MINUTES)
                    .orElse(HistoryWish.USUAL_MINUTES)),
            Query.flag(context, "unmasked"));
    if (wish.unmasked() && !caller.scopes().contains(Scope.ADMIN)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.FORBIDDEN, "unmasked", "personal data is for keys with scope admin"));
    }
    context.status(200).contentType(LINES).header("Cache-Control", "no-store");
    HistoryWriter writer = HistoryWriter.of(ErrorMapping.pieces(context));
    if (!export.write(caller.workspace(), wish, caller.key(), writer)) {
      context.status(204);
    }
    // Not where it failed: what is closed looks whole, above all packed.
    writer.close();
  }
}
