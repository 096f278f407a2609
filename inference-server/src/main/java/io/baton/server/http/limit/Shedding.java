package io.baton.server.http.limit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what would wait too long before anything else is done for it: on the thread that read its
 * head, with an answer that is made already. All else goes on on a virtual thread of its own. A
 * refusal does not end the connection. Thread-safe.
 */
public final class Shedding extends Handler.Wrapper {

  private static final int UNAVAILABLE = 503;

  /** Of a refused body, so that its connection can go on; a longer one ends it. */
  private static final long MOST_DRAINED = 4L << 20;

  private final InFlight inFlight;
  private final List<Shed> sheds;
  private final UnaryOperator<String> workspaces;

  /**
   * @param sheds what may be refused
   * @param workspaces the workspace of a header Authorization, empty where it is not known; without
   *     asking anybody, for this thread must not wait
   */
  public Shedding(InFlight inFlight, List<Shed> sheds, UnaryOperator<String> workspaces) {
    this.inFlight = inFlight;
    this.sheds = List.copyOf(sheds);
    this.workspaces = workspaces;
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
    String workspace = workspaces.apply(header == null ? "" : header);
    InFlight.Entry entry = inFlight.enter(workspace);
    if (entry != InFlight.Entry.REFUSED) {
      Leaving leaving = new Leaving(inFlight, workspace, entry, new AtomicBoolean());
      goOn(request, new Counted(request, response, leaving), Callback.from(leaving, callback));
    } else {
      shed.get().refused(System.nanoTime() - request.getBeginNanoTime());
      refuse(request, response, callback, shed.get());
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

  private static void refuse(Request request, Response response, Callback callback, Shed shed) {
    if (request.getLength() > MOST_DRAINED) {
      answer(response, callback, shed);
      return;
    }
    Content.Source.consumeAll(
        request,
        Callback.from(
            InvocationType.NON_BLOCKING, () -> answer(response, callback, shed), callback::failed));
  }

  private static void answer(Response response, Callback callback, Shed shed) {
    response.setStatus(UNAVAILABLE);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, shed.mediaType())
        .put(HttpHeader.RETRY_AFTER, "1");
    response.write(true, ByteBuffer.wrap(shed.body()), callback);
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
