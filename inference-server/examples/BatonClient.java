import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Posts the turns of a conversation to Baton and does what it is told. The JDK is all it needs:
 *
 * <pre>BATON_KEY=… java BatonClient.java CONVERSATION turns.jsonl</pre>
 *
 * <p>Each line of the file is a turn. A bot of your own would call {@link #submit} as turns come up.
 */
public final class BatonClient {

  private static final String BOT = "bot";
  private static final int MOST_ATTEMPTS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String server;
  private final String key;

  BatonClient(String server, String key) {
    this.server = server;
    this.key = key;
  }

  /** What the bot is to do and may say, what else the customer is told, and who may speak. */
  record Decision(String action, Optional<String> wording, List<String> messages, String owner) {}

  /** The server will not take this turn, however often it is sent. */
  static final class RefusedException extends Exception {
    RefusedException(String message) {
      super(message);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: java BatonClient.java CONVERSATION FILE");
      System.exit(2);
    }
    String server = System.getenv().getOrDefault("BATON_URL", "http://127.0.0.1:8080");
    BatonClient client = new BatonClient(server, System.getenv().getOrDefault("BATON_KEY", ""));
    try {
      String owner = BOT;
      for (String turn : Files.readAllLines(Path.of(arguments[1]))) {
        // While the customer waits for a human or an agent has the conversation, the bot is silent;
        // what the customer writes is posted all the same.
        if (owner.equals(BOT) || !field(turn, "speaker").equals(Optional.of(BOT))) {
          Decision decision = client.submit(arguments[0], turn);
          act(turn, decision);
          owner = decision.owner();
        }
      }
    } catch (RefusedException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Does what the decision says. */
  private static void act(String turn, Decision decision) {
    String id = field(turn, "id").orElse("?");
    String wording = decision.wording().map(text -> ": " + text).orElse("");
    // continue: the bot goes on by itself. rephrase, self_service, offer_human: it says the
    // wording, or its own question, help page or offer in its place. hand_off: it says the wording
    // and falls silent. A later server may know more actions; going on is always safe.
    System.out.println(id + " " + decision.action() + wording);
    // What else the customer is told, also while the bot is silent: who joined or left, a survey.
    decision.messages().forEach(System.out::println);
  }

  /**
   * Posts a turn until it is answered. A turn whose answer got lost is sent again as it was: the
   * server keeps it once and gives the same decision.
   */
  Decision submit(String conversation, String turn)
      throws RefusedException, IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    server
                        + "/v1/conversations/"
                        + URLEncoder.encode(conversation, StandardCharsets.UTF_8).replace("+", "%20")
                        + "/turns"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(turn))
            .build();
    String last = "";
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Duration pause = USUAL_PAUSE;
      try {
        HttpResponse<String> response =
            http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        switch (response.statusCode()) {
          case 200, 201 -> {
            return decision(response.body());
          }
          case 429, 500, 502, 503, 504, 507 -> pause = retryAfter(response);
          default -> {
            return refused(response);
          }
        }
        last = problem(response);
      } catch (IOException e) {
        last = "no answer: " + e;
      }
      System.err.println(last + "; again in " + pause.toSeconds() + " s");
      Thread.sleep(pause.toMillis());
    }
    throw new IOException("given up after " + MOST_ATTEMPTS + " attempts: " + last);
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(USUAL_PAUSE);
  }

  private static Decision decision(String body) throws IOException {
    String action =
        field(body, "action").orElseThrow(() -> new IOException("no decision: " + body));
    int messages = body.indexOf("\"messages\":");
    return new Decision(
        action,
        field(body, "wording"),
        messages < 0 ? List.of() : fields(body.substring(messages), "text").toList(),
        field(body, "owner").orElse(BOT));
  }

  /** A bot's turn that may not be said now comes back with what the customer is told instead. */
  private static Decision refused(HttpResponse<String> response) throws RefusedException {
    Optional<String> instead = field(response.body(), "wording");
    if (instead.isEmpty()) {
      // 409: another turn has this id; 422: a field is wrong; 401, 403: the key.
      throw new RefusedException(problem(response));
    }
    return new Decision("refused", instead, List.of(), "agent");
  }

  private static String problem(HttpResponse<String> response) {
    String where = field(response.body(), "field").map(field -> field + ": ").orElse("");
    return response.statusCode() + " " + where + field(response.body(), "detail").orElse("");
  }

  /** A text of a JSON object; take your JSON library's in a program of your own. */
  private static Optional<String> field(String json, String name) {
    return fields(json, name).findFirst();
  }

  private static Stream<String> fields(String json, String name) {
    return Pattern.compile("(?<!\\\\)\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"")
        .matcher(json)
        .results()
        .map(found -> unescaped(found.group(1)));
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)")
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                switch (found.group(1).charAt(0)) {
                  case 'u' -> String.valueOf((char) Integer.parseInt(found.group(2), 16));
                  case 'n' -> "\n";
                  case 't' -> "\t";
                  case 'r' -> "\r";
                  case 'b' -> "\b";
                  case 'f' -> "\f";
                  default -> found.group(1);
                }));
  }
}
