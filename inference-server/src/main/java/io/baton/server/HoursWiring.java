package io.baton.server;

import io.baton.server.callback.CallbackRepository;
import io.baton.server.callback.CallbackRoutes;
import io.baton.server.callback.CallbackService;
import io.baton.server.callback.CallbackWords;
import io.baton.server.callback.JdbiCallbackRepository;
import io.baton.server.config.MailConfig;
import io.baton.server.db.Database;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.db.timer.Timers;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.queue.Agents;
import io.baton.server.hours.queue.HoursRepository;
import io.baton.server.hours.queue.HoursRoutes;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.queue.JdbiHoursRepository;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.link.JdbiLinks;
import io.baton.server.mail.EmailNoticeRoutes;
import io.baton.server.mail.EmailNoticeService;
import io.baton.server.mail.JdbiEmailNoticeRepository;
import io.baton.server.mail.Letters;
import io.baton.server.mail.SmtpSender;
import io.baton.server.offhours.Articles;
import io.baton.server.offhours.ClosedQueues;
import io.baton.server.offhours.JdbiClosedQueues;
import io.baton.server.offhours.OffHoursRoutes;
import io.baton.server.offhours.OffHoursService;
import io.baton.server.offhours.OffHoursWatch;
import io.baton.server.promise.JdbiPromiseRepository;
import io.baton.server.promise.PromiseRoutes;
import io.baton.server.promise.PromiseService;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.JdbiQueueRepository;
import io.baton.server.queue.item.QueueRepository;
import io.baton.server.template.Messages;
import io.baton.server.ticket.JdbiTicketRepository;
import io.baton.server.ticket.TicketRoutes;
import io.baton.server.ticket.TicketService;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** When people answer, and what is offered while they do not. */
final class HoursWiring implements AutoCloseable {

  private final Shared shared;
  private final HandoffService handoffs;
  private final Messages messages;
  private final TicketRoutes.Contexts contexts;
  private final HoursService hours;
  private final OffHoursService.Ways ways;
  private final Timers timers;
  private final ClosedQueues closed;
  private final OffHoursWatch watch;

  private HoursWiring(Shared shared, Needs needs, HoursService hours) {
    this.shared = shared;
    this.handoffs = needs.handoffs();
    this.messages = needs.messages();
    this.contexts = needs.contexts();
    this.hours = hours;
    this.closed = new JdbiClosedQueues(shared.database(), needs.changed(), shared.clock());
    this.ways = ways(needs.articles());
    this.timers = Timers.start(shared.database(), shared.clock(), tasks(needs.timers()));
    this.watch =
        OffHoursWatch.start(
            new OffHoursWatch.Sources(closed, hours, needs.noting(), needs.articles()),
            needs.messages(),
            shared.clock());
  }

  /**
   * What it needs of other features.
   *
   * @param noting changes handoffs and notes what happens to them
   * @param changed told which conversation's row is another now
   * @param agents who is there
   * @param contexts of handoffs
   * @param articles with which customers may help themselves
   * @param timers of other features
   */
  record Needs(
      HandoffService handoffs,
      Handoffs noting,
      Messages messages,
      Consumer<Key> changed,
      Agents agents,
      TicketRoutes.Contexts contexts,
      Articles articles,
      List<TimerTask> timers) {}

  /** Starts all timers. */
  static HoursWiring start(Shared shared, Needs needs) {
    HoursService hours =
        new HoursService(
            new JdbiHoursRepository(shared.database()), needs.agents(), shared.clock());
    return new HoursWiring(shared, needs, hours);
  }

  /** Opens the tickets that take the place of handoffs. */
  static TicketService tickets(Shared shared) {
    return new TicketService(
        new JdbiTicketRepository(shared.database()),
        new JdbiTurnRepository(shared.database()),
        shared.clock());
  }

  /** When queues are open; one that never is again is as if it were. */
  static HandoffService.OpenTime open(Database database) {
    HoursRepository hours = new JdbiHoursRepository(database);
    return (workspace, queue, from, open) ->
        hours
            .find(workspace, queue)
            .flatMap(own -> own.hours().afterOpen(from, open))
            .orElseGet(() -> from.plus(open));
  }

  private OffHoursService.Ways ways(Articles articles) {
    Database database = shared.database();
    Clock clock = shared.clock();
    JdbiLinks links = new JdbiLinks(database);
    CallbackRepository callbacks = new JdbiCallbackRepository(database);
    Optional<MailConfig> mail = shared.config().mail();
    Letters letters =
        new Letters(messages, mail, mail.map(config -> new SmtpSender(config, clock)));
    return new OffHoursService.Ways(
        new CallbackService(
            new CallbackService.Sources(callbacks, hours, handoffs, links),
            new CallbackWords(messages),
            clock),
        new PromiseService(new JdbiPromiseRepository(database), hours, clock),
        new EmailNoticeService(
            new JdbiEmailNoticeRepository(database),
            new EmailNoticeService.Sources(hours, handoffs, callbacks),
            links,
            letters,
            clock),
        articles);
  }

  private List<TimerTask> tasks(List<TimerTask> more) {
    return Stream.of(
            List.of(ways.callbacks().timer(), ways.promises().timer()),
            ways.emails().timers(),
            more)
        .flatMap(List::stream)
        .toList();
  }

  private HoursRoutes.Queues queues() {
    QueueRepository queues = new JdbiQueueRepository(shared.database());
    return new HoursRoutes.Queues() {

      @Override
      public String usual(String workspace) {
        return queues.usual(workspace);
      }

      @Override
      public boolean take(String workspace, String queue) {
        return queues.takes(workspace, queue);
      }
    };
  }

  List<Endpoint> endpoints() {
    Bodies bodies = shared.bodies();
    Json json = shared.json();
    OffHoursService offHours =
        new OffHoursService(new JdbiCallbackRepository(shared.database()), hours, handoffs, ways);
    return Stream.of(
            new HoursRoutes(hours, queues(), bodies, json).endpoints(),
            new CallbackRoutes(
                    ways.callbacks(), handoffs, new CallbackWords(messages), bodies, json)
                .endpoints(),
            new PromiseRoutes(ways.promises(), handoffs, messages, json).endpoints(),
            new EmailNoticeRoutes(ways.emails(), handoffs, messages, bodies, json).endpoints(),
            new TicketRoutes(tickets(shared), handoffs, contexts, messages, json).endpoints(),
            new OffHoursRoutes(offHours, closed, messages, json).endpoints())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    watch.close();
    timers.close();
  }
}
