package io.baton.server.http;

import com.fasterxml.jackson.core.JacksonException;
import io.baton.conversation.history.FieldException;
import io.baton.server.background.RepeatedFailure;
import io.baton.server.db.PersistenceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into a problem; the only place that does. */
public final class ErrorMapping {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final int DRAINED_AT_ONCE = 8_192;
  private static final long MOST_DRAINED = 4L << 20;
  private static final Duration LONGEST_DRAINED = Duration.ofSeconds(10);
  static final String RETRY_SECONDS = "1";
  private static final String EXPECT = "Expect";

  /** Paths of the Open Inference Protocol, which has its own shape of errors. */
  private static final String INFERENCE = "/v2";

  /** Of a request: whether its answer has begun. */
  private static final String BEGUN = "baton.answer.begun";

  /** Why a connection ends, as Jetty's servlets take it. */
  private static final int ABORTED = -1;

  /** Of a request: whether this has answered it. */
  private static final String ANSWERED = "baton.problem";

  private final Json json;

  /** By endpoint and kind of failure. */
  private final Map<String, RepeatedFailure> failures = new ConcurrentHashMap<>();

  public ErrorMapping(Json json) {
    this.json = json;
  }

  /** Registers the handlers. */
  public void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, context) -> answer(context, e.problem()));
    routes.exception(
        FieldException.class,
        (e, context) -> answer(context, Problem.of(Problem.Kind.INVALID, e.field(), e.problem())));
    routes.exception(PersistenceException.class, (e, context) -> persistence(context, e));
    routes.exception(MethodNotAllowedResponse.class, this::notAllowed);
    routes.exception(
        HttpResponseException.class,
        (e, context) ->
            answer(
                context,
                e.getStatus() == Problem.Kind.NOT_FOUND.status() ? nowhere(context) : ofStatus(e)));
    routes.exception(Exception.class, (e, context) -> unexpected(context, e));
    routes.error(404, context -> unlessAnswered(context, Problem.Kind.NOT_FOUND));
    routes.error(405, context -> unlessAnswered(context, Problem.Kind.METHOD_NOT_ALLOWED));
  }

  private void unexpected(Context context, Exception e) {
    String name = name(context);
    if (context.attribute(BEGUN) != null && isGone(e)) {
      LOG.debug("{}: the caller takes no more", name, e);
      breakOff(context);
      return;
    }
    failure(name, e.getClass().getName()).tell(times -> LOG.error("{} failed{}", name, times, e));
    answer(context, Problem.of(Problem.Kind.UNEXPECTED, "the server's log tells more"));
  }

  /**
   * Whether a caller takes no more of an answer; what cannot be read of what is kept is no such.
   */
  private static boolean isGone(Exception e) {
    return e instanceof UncheckedIOException && !(e.getCause() instanceof JacksonException);
  }

  private RepeatedFailure failure(String endpoint, String kind) {
    return failures.computeIfAbsent(
        endpoint + " " + kind, any -> new RepeatedFailure(System::nanoTime));
  }

  private void notAllowed(MethodNotAllowedResponse e, Context context) {
    context.header("Allow", String.join(", ", e.getDetails().values()));
    answer(context, ofStatus(e));
  }

  private void persistence(Context context, PersistenceException e) {
    if (e.isRefusal()) {
      unexpected(context, e);
      return;
    }
    String what = e.diskFull() ? "the database's disk is full" : "the database does not answer";
    String name = name(context);
    failure(name, what).tell(times -> LOG.warn("{}: {}: {}{}", name, what, e.getMessage(), times));
    answer(context, Problem.of(kind(e), what));
  }

  private static Problem.Kind kind(PersistenceException e) {
    if (e.isRefusal()) {
      return Problem.Kind.UNEXPECTED;
    }
    return e.diskFull() ? Problem.Kind.NO_ROOM : Problem.Kind.UNAVAILABLE;
  }

  /** For the log: not the path, which may hold what callers call their customers. */
  private static String name(Context context) {
    return Gate.reached(context).map(Endpoint::name).orElse("a request");
  }

  /** Status of the answer to a request that ends in this. */
  public static int status(RuntimeException e) {
    return switch (e) {
      case ProblemException known -> known.problem().status();
      case FieldException field -> Problem.Kind.INVALID.status();
      case PersistenceException database -> kind(database).status();
      case HttpResponseException other -> other.getStatus();
      default -> Problem.Kind.UNEXPECTED.status();
    };
  }

  private static Problem nowhere(Context context) {
    return Problem.of(
        Problem.Kind.NOT_FOUND,
        "there is no " + context.method() + " " + context.path() + "; /docs lists what there is");
  }

  private static Problem ofStatus(HttpResponseException e) {
    for (Problem.Kind kind : Problem.Kind.values()) {
      if (kind.status() == e.getStatus()) {
        return Problem.of(kind, String.valueOf(e.getMessage()));
      }
    }
    return Problem.of(Problem.Kind.MALFORMED, String.valueOf(e.getMessage()));
  }

  private void unlessAnswered(Context context, Problem.Kind kind) {
    if (context.attribute(ANSWERED) == null) {
      answer(context, Problem.of(kind, context.method() + " " + context.path()));
    }
  }

  /**
   * Whether who sends a body waits to be told to go on (RFC 9110, section 10.1.1), for who is
   * refused need not send it.
   */
  public static boolean waits(HttpFields headers) {
    return waits(headers.get(EXPECT));
  }

  private static boolean waits(@Nullable String expected) {
    return "100-continue".equalsIgnoreCase(expected);
  }

  /** Whoever still sends would not see the answer: what is left of the body is dropped first. */
  static void drain(Context context) {
    if (!Bodies.begun(context) && waits(context.header(EXPECT))) {
      return;
    }
    byte[] dropped = new byte[DRAINED_AT_ONCE];
    try {
      InputStream body = context.req().getInputStream();
      int read = 0;
      long begun = System.nanoTime();
      for (long left = MOST_DRAINED;
          read >= 0 && left > 0 && System.nanoTime() - begun < LONGEST_DRAINED.toNanos();
          left -= read) {
        read = body.read(dropped);
      }
    } catch (IOException e) {
      LOG.debug("the caller is gone: {}", e.getMessage());
    }
  }

  /**
   * Where an answer goes that is written piece by piece. Should it fail after the first it breaks
   * off: a problem behind the pieces would look like one of them, and the answer as if it were
   * whole. It is to be closed, if at all, only where nothing failed: closed, it looks whole, too.
   */
  public static OutputStream pieces(Context context) {
    // Javalin would end what it packs even after the answer is broken off.
    context.disableCompression();
    return new Pieces(context);
  }

  private static final class Pieces extends OutputStream {

    private final Context context;

    Pieces(Context context) {
      this.context = context;
    }

    private OutputStream begun() {
      context.attribute(BEGUN, true);
      return context.outputStream();
    }

    @Override
    public void write(int one) throws IOException {
      begun().write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      begun().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      begun().flush();
    }

    @Override
    public void close() throws IOException {
      begun().close();
    }
  }

  private static void breakOff(Context context) {
    try {
      context.res().sendError(ABORTED);
    } catch (IOException e) {
      LOG.debug("the caller is gone: {}", e.getMessage());
    }
  }

  /** Ends the request with the problem. */
  public void answer(Context context, Problem problem) {
    if (context.attribute(BEGUN) != null) {
      breakOff(context);
      return;
    }
    drain(context);
    if (problem.status() == Problem.Kind.UNAVAILABLE.status()
        || problem.status() == Problem.Kind.NO_ROOM.status()) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    context.attribute(ANSWERED, true);
    Body body = body(context.path(), problem);
    context.status(body.status()).contentType(body.mediaType()).result(body.bytes());
  }

  /** An answer to a request that cannot be met. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Body(int status, String mediaType, byte[] bytes) {}

  /** The answer that tells a problem to who asked for this path. */
  public Body body(String path, Problem problem) {
    return path.equals(INFERENCE) || path.startsWith(INFERENCE + "/")
        ? new Body(
            InferenceError.status(problem),
            "application/json",
            json.write(InferenceError.of(problem)))
        : new Body(problem.status(), MEDIA_TYPE, json.write(problem));
  }

  /** A problem as the Open Inference Protocol tells it. */
  private record InferenceError(String error) {

    static InferenceError of(Problem problem) {
      return new InferenceError(
          problem.field().map(field -> field + ": ").orElse("") + problem.detail());
    }

    /** The protocol knows 400 for whatever is wrong in a request. */
    static int status(Problem problem) {
      return problem.status() == Problem.Kind.INVALID.status()
          ? Problem.Kind.MALFORMED.status()
          : problem.status();
    }
  }
}
