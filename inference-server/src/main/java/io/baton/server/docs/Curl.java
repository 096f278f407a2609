package io.baton.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.openapi.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command that sends an operation with its first example, for a POSIX shell. */
final class Curl {

  private static final String NEXT_LINE = " \\\n  ";

  private Curl() {}

  static String of(Operation operation) {
    List<String> parts = new ArrayList<>();
    String method = operation.method().toUpperCase(Locale.ROOT);
    Optional<JsonNode> body =
        operation.requestMedia().flatMap(media -> Operation.examples(media).stream().findFirst());
    boolean implied = method.equals(body.isPresent() ? "POST" : "GET");
    String path = operation.filledPath(name -> encoded(operation.example(name)));
    parts.add("curl" + (implied ? "" : " -X " + method) + " \"$BATON_URL" + path + "\"");
    if (!operation.open()) {
      parts.add("-H \"Authorization: Bearer $BATON_KEY\"");
    }
    body.ifPresent(json -> {
      parts.add("-H 'Content-Type: application/json'");
      parts.add("-d " + quoted(JsonText.of(json)));
    });
    if (operation.takesOtherThanJson()) {
      String type = operation.body().path("requestBody").path("content").fieldNames().next();
      parts.add("-H " + quoted("Content-Type: " + type));
      parts.add("--data-binary @FILE");
    }
    return String.join(NEXT_LINE, parts);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A word of a POSIX shell that stands for the text. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
