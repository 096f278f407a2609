package io.baton.server;

import io.baton.server.db.timer.TimerTask;
import io.baton.server.http.Endpoint;
import io.baton.server.mail.SmtpSender;
import io.baton.server.notice.JdbiNoticeRepository;
import io.baton.server.notice.NoticeRoutes;
import io.baton.server.notice.NoticeService;
import io.baton.server.notice.NoticeWorker;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.template.Messages;
import java.util.List;

/** Notices to agents and supervisors. */
final class NoticeWiring implements AutoCloseable {

  private final Shared shared;
  private final NoticeService service;
  private final NoticeWorker worker;

  private NoticeWiring(Shared shared, NoticeService service) {
    this.shared = shared;
    this.service = service;
    this.worker = NoticeWorker.start(service);
  }

  static NoticeWiring start(Shared shared, Handoffs handoffs, Messages messages) {
    return new NoticeWiring(
        shared,
        new NoticeService(
            new JdbiNoticeRepository(shared.database()),
            handoffs,
            messages,
            shared.config().mail().map(config -> new SmtpSender(config, shared.clock())),
            shared.clock()));
  }

  TimerTask timer() {
    return service.timer();
  }

  List<Endpoint> endpoints() {
    return new NoticeRoutes(service, shared.bodies(), shared.json()).endpoints();
  }

  @Override
  public void close() {
    worker.close();
  }
}
