package io.baton.server.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What the customer of a conversation is told beside the bot's and the agents' own words. */
public final class MessageRoutes {

  private static final Paging PAGING = new Paging(50, 200);

  private final EventRepository events;
  private final BiPredicate<String, String> known;
  private final Json json;

  /**
   * @param known whether a workspace has a conversation
   */
  public MessageRoutes(EventRepository events, BiPredicate<String, String> known, Json json) {
    this.events = events;
    this.known = known;
    this.json = json;
  }

  /** A message as the API lists it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      int seq,
      String type,
      String at,
      String text,
      String language,
      Optional<Boolean> answered,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfferedArticle> articles) {

    static View of(Message message) {
      return new View(
          message.seq(),
          message.type(),
          message.at().toString(),
          message.text(),
          message.language(),
          message.answered() ? Optional.of(true) : Optional.empty(),
          message.articles());
    }
  }

  private record Page(List<View> items) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/conversations/{conversation}/messages",
            Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN),
            "listMessages",
            this::list));
  }

  private void list(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    if (!known.test(caller.workspace(), conversation)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no conversation '" + conversation + "'"));
    }
    List<Message> found =
        events.messages(caller.workspace(), conversation, after(context), PAGING.limit(context));
    json.answer(context, 200, new Page(found.stream().map(View::of).toList()));
  }

  private static int after(Context context) {
    String text = context.queryParam("after");
    try {
      int after = text == null ? 0 : Integer.parseInt(text);
      if (after >= 0) {
        return after;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative one.
    }
    throw new FieldException("after", "'" + text + "' is no whole number of 0 or more");
  }
}
