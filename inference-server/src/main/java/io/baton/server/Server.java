package io.baton.server;

import io.baton.server.config.Secret;
import io.baton.server.db.Database;
import io.baton.server.http.Endpoint;
import io.baton.server.http.HttpServer;
import io.baton.server.turn.TurnService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** Longer than a turn may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The process ends within 10 s. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private final Parts parts;
  private final Secret key;

  /**
   * What it is made of.
   *
   * @param background what runs beside the requests, ended together before the database
   */
  record Parts(
      HttpServer http,
      Watching watching,
      TurnService turns,
      ModelWiring models,
      List<Runnable> background,
      Database database) {}

  Server(Parts parts, Secret key) {
    this.parts = parts;
    this.key = key;
  }

  /** The port it listens on. */
  public int port() {
    return parts.http().port();
  }

  /** The key that callers send. */
  public Secret key() {
    return key;
  }

  /** All ways into it. */
  List<Endpoint> endpoints() {
    return parts.http().endpoints();
  }

  /** The models that it follows. */
  ModelWiring models() {
    return parts.models();
  }

  /** Version of the model that serves the server's own workspace now; none for rules alone. */
  public String modelVersion() {
    return parts.models().champion(Wiring.WORKSPACE).version();
  }

  /**
   * Closes it when the process is told to end.
   *
   * @param then what is done after that
   */
  public void closeAtEnd(Runnable then) {
    Runnable end =
        () -> {
          close();
          then.run();
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(end));
    parts.database().served();
  }

  /**
   * Answers what it accepted, then stops, the database last. From the first moment it is not ready
   * and takes no more requests. Returns within {@link #LONGEST}, whatever hangs.
   */
  @Override
  public void close() {
    FutureTask<Boolean> stop = new FutureTask<>(this::stop, true);
    Thread.ofPlatform().name("stop").daemon().start(stop);
    try {
      stop.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.error("not everything stopped within {} s; the rest is given up", LONGEST.toSeconds());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the server did not stop as it should", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    if (!parts.watching().draining().drain(PATIENCE)) {
      LOG.warn("requests still run after {} s; they are cut off", PATIENCE.toSeconds());
    }
    parts.http().close();
    parts.turns().close();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      each.execute(parts.models()::close);
      parts.background().forEach(each::execute);
    }
    parts.database().close();
    parts.watching().close();
  }
}
