package io.baton.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON of requests and responses. Thread-safe. */
public final class Json {

  private static final int DEEPEST = 64;

  /** One with more digits than this has before the point, or after it. */
  private static final double LONG_NUMBER = 1e40;

  private static final int MOST_LONG_NUMBERS = 1000;
  private static final Pattern WORDS = Pattern.compile("(token|field) ['\"].*?['\"](?=[: ]|$)");

  /** Where something else began, with words of the parser's own. */
  private static final Pattern PLACE = Pattern.compile("\\[Source: [^;]*; ([^]]*)]");

  private final ObjectMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Threads that live as long as a request would never use their buffers again.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /**
   * Reads a body.
   *
   * @throws ProblemException 400 if it is no JSON in UTF-8, 422 if a text or number in it cannot be
   *     stored
   */
  public JsonNode read(byte[] body) {
    try {
      JsonNode tree = mapper.readTree(body);
      if (tree.isMissingNode()) {
        throw new ProblemException(Problem.of(Problem.Kind.MALFORMED, "the body is empty"));
      }
      wrong(tree)
          .ifPresent(one -> {
            String whole = tree.isObject() ? "(name of a field)" : "body";
            throw invalid(one.path().isEmpty() ? whole : one.path(), one.why());
          });
      if (body.length > MOST_LONG_NUMBERS && countLong(tree) > MOST_LONG_NUMBERS) {
        throw invalid(
            "body", "more than " + MOST_LONG_NUMBERS + " numbers in it have more than 40 digits");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw malformed(where(e) + withoutContent(e));
    } catch (IOException e) {
      throw malformed("no valid UTF-8: " + e.getMessage());
    }
  }

  /**
   * Reads a text, such as one from the database.
   *
   * @throws ProblemException as {@link #read(byte[])}
   */
  public JsonNode read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is wrong, without the words that were there instead. */
  private static String withoutContent(JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    return PLACE.matcher(WORDS.matcher(message).replaceAll("$1")).replaceAll("$1");
  }

  private static String where(JsonProcessingException e) {
    // A breach of the reader's limits has no place.
    return Optional.ofNullable(e.getLocation())
        .map(at -> "line " + at.getLineNr() + " column " + at.getColumnNr() + ": ")
        .orElse("");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(Problem.Kind.MALFORMED, detail));
  }

  /** What is wrong with a value within another, and its place there; empty for that itself. */
  private record Wrong(String path, String why) {

    Wrong in(String place) {
      String dot = path.isEmpty() || path.startsWith("[") ? "" : ".";
      return new Wrong(place + dot + path, why);
    }
  }

  /** The place is told backwards, so that what is right costs no more than to look at it. */
  private static Optional<Wrong> wrong(JsonNode node) {
    if (node.isTextual()) {
      return unfit(node.textValue()).map(why -> new Wrong("", why));
    }
    if (node.isFloatingPointNumber()) {
      return wrong(node.doubleValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      Optional<Wrong> one = wrong(node.get(i));
      if (one.isPresent()) {
        String place = "[" + i + "]";
        return one.map(inside -> inside.in(place));
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Optional<Wrong> one =
          unfit(entry.getKey())
              .map(why -> new Wrong("", why))
              .or(() -> wrong(entry.getValue()).map(inside -> inside.in(entry.getKey())));
      if (one.isPresent()) {
        return one;
      }
    }
    return Optional.empty();
  }

  /** All numbers that are too large would count as the same one. */
  private static Optional<Wrong> wrong(double number) {
    return Double.isFinite(number)
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "", "the number is not in [" + -Double.MAX_VALUE + ", " + Double.MAX_VALUE + "]"));
  }

  /** PostgreSQL gives back 1e300 with all its digits, fifty times as long as it came. */
  private static int countLong(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      double size = Math.abs(node.doubleValue());
      return size != 0 && (size < 1 / LONG_NUMBER || size > LONG_NUMBER) ? 1 : 0;
    }
    int count = 0;
    for (JsonNode inside : node) {
      count += countLong(inside);
    }
    return count;
  }

  /**
   * What is wrong with a text: PostgreSQL cannot hold U+0000, and UTF-8 has no half of a surrogate
   * pair.
   *
   * @return empty if it can be stored
   */
  public static Optional<String> unfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("U+0000 at character " + i + " is not allowed");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return Optional.of("half of a surrogate pair at character " + i);
      }
    }
    return Optional.empty();
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.of(Problem.Kind.INVALID, field, detail));
  }

  /** Ends a request with a value as JSON. */
  public void answer(Context context, int status, Object value) {
    context.status(status).contentType("application/json").result(write(value));
  }

  /** A response's bytes. */
  public byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }
}
