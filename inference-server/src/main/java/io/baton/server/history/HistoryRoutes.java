package io.baton.server.history;

import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Paging;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
            since(context),
            Duration.ofMinutes(minutes(context)),
            unmasked(context));
    if (wish.unmasked() && !caller.scopes().contains(Scope.ADMIN)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.FORBIDDEN, "unmasked", "personal data is for keys with scope admin"));
    }
    List<String> ids = export.page(caller.workspace(), wish, caller.key());
    if (ids.isEmpty()) {
      context.status(204);
      return;
    }
    context.status(200).contentType(LINES).header("Cache-Control", "no-store");
    export.write(caller.workspace(), ids, wish.unmasked(), context.outputStream());
  }

  private static Instant since(Context context) {
    String text = context.queryParam("since");
    try {
      return text == null ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new FieldException("since", "'" + text + "' is no time such as 2026-01-05T10:00:00Z");
    }
  }

  private static int minutes(Context context) {
    String text = context.queryParam("quietMinutes");
    try {
      int minutes = text == null ? HistoryWish.USUAL_MINUTES : Integer.parseInt(text);
      if (minutes >= 0 && minutes <= HistoryWish.MOST_MINUTES) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new FieldException(
        "quietMinutes", "'" + text + "' is no whole number in 0.." + HistoryWish.MOST_MINUTES);
  }

  private static boolean unmasked(Context context) {
    String value = Optional.ofNullable(context.queryParam("unmasked")).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new FieldException("unmasked", "'" + value + "' is neither true nor false");
    };
  }
}
