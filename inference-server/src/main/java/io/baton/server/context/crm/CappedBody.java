package io.baton.server.context.crm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Keeps a body as it comes, up to a size; what came can be had at any time. Thread-safe. */
final class CappedBody implements BodySubscriber<byte[]> {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final int most;
  private volatile boolean cut;
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();

  CappedBody(int most) {
    this.most = most;
  }

  /** Whether there is more than was kept. */
  boolean cut() {
    return cut;
  }

  /** What came until now. */
  byte[] soFar() {
    synchronized (bytes) {
      return bytes.toByteArray();
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = Optional.of(given);
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    synchronized (bytes) {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
        cut |= part.length < buffer.remaining();
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }
    if (cut) {
      subscription.ifPresent(Flow.Subscription::cancel);
      whole.complete(soFar());
    }
  }

  @Override
  public void onError(Throwable problem) {
    whole.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    whole.complete(soFar());
  }
}
