package io.baton.server.http.limit;

import io.baton.server.http.Caller;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Problem;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what would wait too long, and whose rate is spent, before anything else is done for it:
 * on the thread that read its head, so that who sends far too much costs others little. All else
 * goes on on a virtual thread of its own. A refusal does not end the connection. Thread-safe.
 */
public final class Shedding extends Handler.Wrapper {

  /** Of a refused body, so that its connection can go on; a longer one ends it. */
  private static final long MOST_DRAINED = 4L << 20;

  private final Limits limits;
  private final List<Shed> sheds;
  private final Function<String, Optional<Caller>> callers;

  /**
   * @param sheds what may be refused
   * @param callers who sends a header Authorization, where that is known without asking anybody,
   *     for this thread must not wait
   */
  public Shedding(Limits limits, List<Shed> sheds, Function<String, Optional<Caller>> callers) {
    this.limits = limits;
    this.sheds = List.copyOf(sheds);
    this.callers = callers;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<Shed> shed = sheds.stream().filter(one -> one.is(request)).findFirst();
    if (shed.isEmpty()) {
      goOn(request, response, callback);
      return true;
    }
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Optional<Caller> caller = callers.apply(header == null ? "" : header);
    Optional<Problem> spent = caller.flatMap(limits.rates()::spent);
    if (spent.isPresent()) {
      refuse(request, response, callback, shed.get(), shed.get().body(spent.get()));
      return true;
    }
    String workspace = caller.map(Caller::workspace).orElse("");
    InFlight.Entry entry = limits.inFlight().enter(workspace);
    if (entry != InFlight.Entry.REFUSED) {
      Leaving leaving = new Leaving(limits.inFlight(), workspace, entry, new AtomicBoolean());
      goOn(request, new Counted(request, response, leaving), Callback.from(leaving, callback));
    } else {
      refuse(request, response, callback, shed.get(), shed.get().busy());
    }
    return true;
  }

  private void goOn(Request request, Response response, Callback callback) {
    Thread.startVirtualThread(() -> {
      try {
        if (!super.handle(request, response, callback)) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Throwable e) {
        // As Jetty does for what is handled on its own threads.
        Response.writeError(request, response, callback, e);
      }
    });
  }

  private static void refuse(
      Request request, Response response, Callback callback, Shed shed, ErrorMapping.Body body) {
    shed.refused(body.status(), System.nanoTime() - request.getBeginNanoTime());
    if (request.getLength() > MOST_DRAINED || ErrorMapping.waits(request.getHeaders())) {
      answer(response, callback, body);
      return;
    }
    // Also where it breaks off or stops: that would be told as a failure of the server otherwise.
    Content.Source.consumeAll(
        request,
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> answer(response, callback, body),
            failure -> answer(response, callback, body)));
  }

  private static void answer(Response response, Callback callback, ErrorMapping.Body body) {
    response.setStatus(body.status());
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, body.mediaType())
        .put(HttpHeader.RETRY_AFTER, "1");
    response.write(true, ByteBuffer.wrap(body.bytes()), callback);
  }

  /** Leaves once. */
  private record Leaving(
      InFlight inFlight, String workspace, InFlight.Entry entry, AtomicBoolean left)
      implements Runnable {

    @Override
    public void run() {
      if (left.compareAndSet(false, true)) {
        inFlight.leave(workspace, entry);
      }
    }
  }

  /** Leaves before its last byte does: whoever reads it may send the next request at once. */
  private static final class Counted extends Response.Wrapper {

    private final Leaving leaving;

    Counted(Request request, Response response, Leaving leaving) {
      super(request, response);
      this.leaving = leaving;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (last) {
        leaving.run();
      }
      super.write(last, content, callback);
    }
  }
}
