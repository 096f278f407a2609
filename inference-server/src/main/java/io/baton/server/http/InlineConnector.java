package io.baton.server.http;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads the heads of requests on the thread that waits for them, instead of waking another one for
 * each: what comes first must leave that thread at once.
 */
final class InlineConnector extends ServerConnector {

  InlineConnector(Server server, HttpConfiguration configuration) {
    super(server, new HttpConnectionFactory(configuration));
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint endPoint = new Inline(channel, selector, key, getScheduler());
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  private static final class Inline extends SocketChannelEndPoint {

    Inline(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      super(channel, selector, key, scheduler);
    }

    @Override
    @SuppressWarnings("NullAway") // Jetty's null stands for no task
    public Runnable onSelected() {
      return Optional.ofNullable(super.onSelected())
          .<Runnable>map(task -> Invocable.from(Invocable.InvocationType.NON_BLOCKING, task))
          .orElse(null);
    }
  }
}
