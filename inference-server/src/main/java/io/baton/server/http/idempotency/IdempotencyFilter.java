package io.baton.server.http.idempotency;

import io.baton.conversation.history.FieldException;
import io.baton.server.config.Sha256;
import io.baton.server.db.Database;
import io.baton.server.http.BearerKeys;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.idempotency.JdbiAnswers.Answer;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Holds POST requests to the header Idempotency-Key. The first request's effect and its answer are
 * stored in one transaction, so that there is never one without the other; the same request again
 * gets that answer, with the header Idempotent-Replayed. A request that fails leaves nothing, and
 * may be mended and sent again under its key. Thread-safe.
 */
public final class IdempotencyFilter implements Gate.Filter {

  private static final int LONGEST = 255;
  private static final String HEADER = "Idempotency-Key";

  private final Database database;
  private final Bodies bodies;
  private final Clock clock;
  private final Set<String> others;

  /**
   * @param others endpoints that know a repeated request by themselves, or change nothing
   */
  public IdempotencyFilter(Database database, Bodies bodies, Clock clock, Set<String> others) {
    this.database = database;
    this.bodies = bodies;
    this.clock = clock;
    this.others = Set.copyOf(others);
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    if (!endpoint.method().equals(HandlerType.POST) || others.contains(endpoint.name())) {
      return handler;
    }
    return (context, caller) -> {
      Optional<String> key = Optional.ofNullable(context.header(HEADER));
      if (key.isEmpty()) {
        handler.handle(context, caller);
      } else {
        once(context, caller, checked(key.get()), handler);
      }
    };
  }

  private static String checked(String key) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw new FieldException(
          HEADER, "a key has 1 to " + LONGEST + " characters, not " + key.length());
    }
    return key;
  }

  private void once(Context context, Caller caller, String key, Endpoint.Handler handler) {
    byte[] fingerprint = fingerprint(context);
    Sealing sealing = new Sealing(BearerKeys.authorization(context), key);
    String name = caller.key() + "/" + key;
    JdbiAnswers.joining(
        database,
        caller.workspace(),
        answers -> {
          if (!answers.lock(name)) {
            throw problem(Problem.Kind.CONFLICT, "a request under this key is being answered");
          }
          Optional<Answer> before = answers.find(name);
          if (before.isPresent()) {
            replay(context, before.get(), fingerprint, sealing);
          } else {
            handler.handle(context, caller);
            answers.add(name, answer(context, fingerprint, sealing), clock.instant());
          }
        });
  }

  private byte[] fingerprint(Context context) {
    MessageDigest digest = Sha256.begin();
    digest.update(
        (context.path() + "\n" + context.queryString() + "\n").getBytes(StandardCharsets.UTF_8));
    return digest.digest(bodies.bytes(context));
  }

  private static void replay(Context context, Answer before, byte[] fingerprint, Sealing sealing) {
    if (!MessageDigest.isEqual(before.fingerprint(), fingerprint)) {
      throw problem(Problem.Kind.INVALID, "another request was sent under this key");
    }
    byte[] body = sealing.open(before.body());
    context
        .status(before.status())
        .header("Idempotent-Replayed", "true")
        .contentType(before.contentType())
        .result(body);
  }

  private static Answer answer(Context context, byte[] fingerprint, Sealing sealing) {
    byte[] body = result(context);
    context.result(body);
    return new Answer(
        fingerprint,
        context.statusCode(),
        Optional.ofNullable(context.res().getContentType()).orElse("application/json"),
        sealing.seal(body));
  }

  private static byte[] result(Context context) {
    try (InputStream result = context.resultInputStream()) {
      return result == null ? new byte[0] : result.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be read", e);
    }
  }

  private static ProblemException problem(Problem.Kind kind, String detail) {
    return new ProblemException(Problem.of(kind, HEADER, detail));
  }
}
