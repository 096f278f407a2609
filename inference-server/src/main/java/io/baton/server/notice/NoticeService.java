package io.baton.server.notice;

import io.baton.conversation.handoff.EventType;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.mail.Mail;
import io.baton.server.mail.MailException;
import io.baton.server.mail.MailSender;
import io.baton.server.notice.NoticeRepository.Post;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells agents and supervisors of customers who wait: that there is one, that nobody took one in
 * time, that one became urgent; each once, as an event and by e-mail. Thread-safe.
 */
public final class NoticeService {

  static final String EMAIL_TIMER = "notice.email";

  private static final Logger LOG = LoggerFactory.getLogger(NoticeService.class);
  private static final int MOST = 200;

  private final NoticeRepository notices;
  private final Handoffs handoffs;
  private final Messages messages;
  private final Optional<MailSender> sender;
  private final Clock clock;

  /**
   * @param sender empty if no e-mails are sent
   */
  public NoticeService(
      NoticeRepository notices,
      Handoffs handoffs,
      Messages messages,
      Optional<MailSender> sender,
      Clock clock) {
    this.notices = notices;
    this.handoffs = handoffs;
    this.messages = messages;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Rules of a queue.
   *
   * @throws ProblemException 404 if it has none
   */
  NoticeRules find(String workspace, String queue) {
    return notices
        .find(workspace, queue)
        .orElseThrow(() -> missing("there are no notices of a queue '" + queue + "'"));
  }

  /**
   * Sets the rules of a queue.
   *
   * @throws ProblemException 404 if there is no such workspace, 409 if they name addresses and this
   *     server sends no e-mails
   */
  void save(String workspace, String queue, NoticeRules rules) {
    if (rules.writes() && sender.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT,
              "emails",
              "this server sends no e-mails: smtp-url is not set"));
    }
    if (!notices.save(workspace, queue, rules, clock.instant())) {
      throw missing("there is no workspace '" + workspace + "'");
    }
  }

  private static ProblemException missing(String what) {
    return new ProblemException(Problem.of(Problem.Kind.NOT_FOUND, what));
  }

  /**
   * Gives what is due and was not given yet, by whichever server.
   *
   * @return how many
   */
  public int giveDue() {
    Instant now = clock.instant();
    int given = 0;
    for (Notice notice : notices.listDue(now, MOST)) {
      given += give(notice, now) ? 1 : 0;
    }
    return given;
  }

  private boolean give(Notice notice, Instant now) {
    List<String> addresses =
        notices
            .find(notice.workspace(), notice.queue())
            .filter(rules -> sender.isPresent())
            .map(rules -> rules.addresses(notice.kind()))
            .orElse(List.of());
    Handoffs.Key key =
        new Handoffs.Key(notice.workspace(), notice.conversation(), notice.handoff());
    Map<String, Object> details =
        Map.of(
            "kind", notice.kind().wireName(),
            "queue", notice.queue(),
            "since", notice.since().toString(),
            "emails", addresses.size());
    return notices.give(
        notice, addresses, now, () -> handoffs.note(key, EventType.QUEUE_NOTICE, details, now));
  }

  /** What its timers do: one for each e-mail, until it is sent or of no use any more. */
  public TimerTask timer() {
    return new TimerTask(EMAIL_TIMER, this::send);
  }

  /** Name of an e-mail among timers. */
  static String subject(Post post) {
    // An address may hold slashes.
    return post.kind().wireName() + "/" + post.handoff() + "/" + post.address();
  }

  private static Post post(String subject) {
    String[] parts = subject.split("/", 3);
    return new Post(parts[1], Notice.Kind.find(parts[0]).orElseThrow(), parts[2]);
  }

  private Optional<Instant> send(String workspace, String subject) {
    Post post = post(subject);
    notices.findUnsent(workspace, post).ifPresent(notice -> send(notice, post.address()));
    notices.close(workspace, post, clock.instant());
    return Optional.empty();
  }

  /** An address that takes no e-mails is left; other failures are tried again. */
  private void send(Notice notice, String address) {
    try {
      sender.ifPresent(mails -> mails.send(mail(notice, address)));
    } catch (MailException e) {
      if (!e.lasting()) {
        throw e;
      }
      LOG.warn("notice of handoff {}: {}", notice.handoff(), e.getMessage());
    }
  }

  private Mail mail(Notice notice, String address) {
    Optional<String> language =
        notices.find(notice.workspace(), notice.queue()).flatMap(NoticeRules::language);
    Duration waited = Duration.between(notice.since(), clock.instant());
    Variables known =
        Variables.NONE
            .with(Variable.TEAM, notices.queueName(notice.workspace(), notice.queue()))
            .with(Variable.CONVERSATION, notice.conversation())
            .with(Variable.WAITED, waited.isNegative() ? Duration.ZERO : waited);
    return new Mail(
        address,
        messages.text(notice.workspace(), subject(notice.kind()), language, known),
        messages.text(notice.workspace(), body(notice.kind()), language, known));
  }

  private static MessageKey subject(Notice.Kind kind) {
    return switch (kind) {
      case REQUESTED -> MessageKey.NOTICE_REQUESTED_SUBJECT;
      case NOT_ACCEPTED -> MessageKey.NOTICE_NOT_ACCEPTED_SUBJECT;
      case URGENT -> MessageKey.NOTICE_URGENT_SUBJECT;
    };
  }

  private static MessageKey body(Notice.Kind kind) {
    return switch (kind) {
      case REQUESTED -> MessageKey.NOTICE_REQUESTED_BODY;
      case NOT_ACCEPTED -> MessageKey.NOTICE_NOT_ACCEPTED_BODY;
      case URGENT -> MessageKey.NOTICE_URGENT_BODY;
    };
  }
}
