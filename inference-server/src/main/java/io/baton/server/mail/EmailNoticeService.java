package io.baton.server.mail;

import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.server.callback.CallbackRepository;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.queue.Availability;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.link.JdbiLinks;
import io.baton.server.link.LinkTokens;
import io.baton.server.link.OneTimeLink;
import io.baton.server.link.OneTimeLink.Purpose;
import io.baton.server.mail.EmailNotice.State;
import io.baton.server.mail.EmailNoticeRepository.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to customers when an agent is free: after they agreed and confirmed their address, once,
 * and not if a human came first. Thread-safe.
 */
public final class EmailNoticeService {

  static final String CONFIRM_TIMER = "email.confirm";
  static final String FREE_TIMER = "email.agent_free";
  static final String END_TIMER = "email.end";

  /** How long a link of an e-mail works. */
  static final Duration VALID = Duration.ofDays(2);

  private static final Logger LOG = LoggerFactory.getLogger(EmailNoticeService.class);
  private static final Duration LOOK = Duration.ofSeconds(20);

  private final EmailNoticeRepository notices;
  private final HoursService hours;
  private final HandoffService handoffs;
  private final CallbackRepository callbacks;
  private final JdbiLinks links;
  private final Letters letters;
  private final Clock clock;
  private final LinkTokens tokens = new LinkTokens();

  /** Who tells whether an agent is free and wanted. */
  public record Sources(
      HoursService hours, HandoffService handoffs, CallbackRepository callbacks) {}

  public EmailNoticeService(
      EmailNoticeRepository notices,
      Sources sources,
      JdbiLinks links,
      Letters letters,
      Clock clock) {
    this.notices = notices;
    this.hours = sources.hours();
    this.handoffs = sources.handoffs();
    this.callbacks = sources.callbacks();
    this.links = links;
    this.letters = letters;
    this.clock = clock;
  }

  /** Whether e-mails can be sent. */
  public boolean works() {
    return letters.work();
  }

  /**
   * Notes that a customer wants an e-mail, and with it a human, and asks to confirm the address.
   * There is one notice for a handoff: another address, or the same once more, takes the place of
   * the one before, unless that is confirmed already.
   *
   * @throws ProblemException 409 if no e-mails are sent, or an agent has the conversation; 404 if
   *     it is erased meanwhile
   */
  public EmailNotice request(String workspace, String conversation, String email) {
    if (!letters.work()) {
      throw conflict("this server sends no e-mails: smtp-url is not set");
    }
    Waiting waiting =
        notices
            .findWaiting(workspace, conversation)
            .or(() -> begun(workspace, conversation))
            .orElseThrow(() -> conflict("an agent has conversation '" + conversation + "'"));
    Optional<EmailNotice> confirmed =
        notices.findConfirmed(workspace, waiting.where().handoff(), email);
    if (confirmed.isPresent()) {
      return confirmed.get();
    }
    Instant now = clock.instant();
    EmailNotice notice =
        new EmailNotice(
            "notice-" + UUID.randomUUID(),
            waiting.where(),
            email,
            waiting.language(),
            State.UNCONFIRMED,
            now);
    if (!notices.add(workspace, notice, now, now.plus(VALID))) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no conversation '" + conversation + "'"));
    }
    postpone(workspace, waiting);
    return notice;
  }

  /** Who is written to when it opens waits from then on, and does not lose the place before. */
  private void postpone(String workspace, Waiting waiting) {
    Availability queue = hours.now(workspace, waiting.queue());
    handoffs.give(
        new Key(workspace, waiting.where().handoff()),
        kept ->
            queue
                .opensAt()
                .filter(opens -> opens.isAfter(queue.at()))
                .filter(opens -> kept.handoff().status() == HandoffStatus.QUEUED)
                .filter(opens -> kept.handoff().times().callback().isEmpty())
                .map(HandoffCommand.Postpone::new));
  }

  private Optional<Waiting> begun(String workspace, String conversation) {
    handoffs.begin(
        new Key(workspace, conversation),
        new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "email", Optional.empty()));
    return notices.findWaiting(workspace, conversation);
  }

  /**
   * Confirms the address of a token, which works once.
   *
   * @return empty if the token is not worth anything
   */
  Optional<EmailNotice> confirm(String token) {
    return byLink(
        token,
        Purpose.EMAIL_CONFIRM,
        link -> {
          EmailNotice notice = find(link.workspace(), link.subject());
          if (notice.state() == State.UNCONFIRMED
              && notices.change(link.workspace(), notice, State.CONFIRMED, clock.instant())) {
            notices.watch(link.workspace(), notice, clock.instant());
          }
          return find(link.workspace(), link.subject());
        });
  }

  /**
   * Leads a customer back to the conversation of a token, which works once.
   *
   * @return empty if the token is not worth anything
   */
  Optional<EmailNotice> comeBack(String token) {
    return byLink(
        token,
        Purpose.EMAIL_RETURN,
        link -> {
          EmailNotice notice = find(link.workspace(), link.subject());
          if (notice.state() == State.SENT) {
            notices.change(link.workspace(), notice, State.RETURNED, clock.instant());
            here(link.workspace(), notice);
          }
          return find(link.workspace(), link.subject());
        });
  }

  /** Whoever came back waits no longer for an opening that an agent came before. */
  private void here(String workspace, EmailNotice notice) {
    // PostgreSQL keeps microseconds, and would round what is finer up to a time yet to come.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String handoff = notice.where().handoff();
    if (notices.findStillWaiting(workspace, notice).isEmpty()
        || callbacks.findBooked(workspace, handoff).isPresent()) {
      return;
    }
    handoffs.give(
        new Key(workspace, handoff),
        kept ->
            kept.handoff()
                .times()
                .callback()
                .filter(until -> until.isAfter(now))
                .filter(until -> kept.handoff().status() == HandoffStatus.QUEUED)
                .map(until -> new HandoffCommand.Postpone(now)));
  }

  private <T> Optional<T> byLink(String token, Purpose purpose, Function<OneTimeLink, T> work) {
    Instant now = clock.instant();
    return links
        .find(token, purpose, now)
        .flatMap(link -> links.using(link, token, now, () -> work.apply(link)));
  }

  /**
   * A notice.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  EmailNotice find(String workspace, String id) {
    return notices
        .find(workspace, id)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no notice '" + id + "'")));
  }

  /** What its timers do. */
  public List<TimerTask> timers() {
    return List.of(
        new TimerTask(CONFIRM_TIMER, this::askToConfirm),
        new TimerTask(FREE_TIMER, this::lookForAgent),
        new TimerTask(END_TIMER, this::end));
  }

  private Optional<Instant> askToConfirm(String workspace, String id) {
    Optional<EmailNotice> unconfirmed = inState(workspace, id, State.UNCONFIRMED);
    unconfirmed.ifPresent(notice -> {
      String token = tokens.next();
      if (notices.addLink(workspace, notice, true, token, clock.instant().plus(VALID))) {
        post(workspace, notice, () -> letters.confirm(workspace, notice, token));
      }
    });
    return Optional.empty();
  }

  private Optional<EmailNotice> inState(String workspace, String id, State state) {
    return notices.find(workspace, id).filter(notice -> notice.state() == state);
  }

  /** An address that takes no e-mails ends its notice; other failures are tried again. */
  private boolean post(String workspace, EmailNotice notice, Runnable letter) {
    try {
      letter.run();
      return true;
    } catch (MailException e) {
      if (!e.lasting()) {
        throw e;
      }
      LOG.warn("notice {}: {}", notice.id(), e.getMessage());
      notices.change(workspace, notice, State.EXPIRED, clock.instant());
      return false;
    }
  }

  private Optional<Instant> lookForAgent(String workspace, String id) {
    Optional<EmailNotice> confirmed = inState(workspace, id, State.CONFIRMED);
    if (confirmed.isEmpty()) {
      return Optional.empty();
    }
    EmailNotice notice = confirmed.get();
    Optional<Waiting> waiting = notices.findStillWaiting(workspace, notice);
    if (waiting.isEmpty()) {
      notices.change(workspace, notice, State.HANDLED, clock.instant());
      return Optional.empty();
    }
    if (!agentIsFree(workspace, waiting.get().queue())) {
      return Optional.of(clock.instant().plus(LOOK));
    }
    String token = tokens.next();
    if (notices.addLink(workspace, notice, false, token, clock.instant().plus(VALID))
        && post(workspace, notice, () -> letters.agentFree(workspace, notice, token))) {
      notices.change(workspace, notice, State.SENT, clock.instant());
    }
    return Optional.empty();
  }

  /** Where nobody keeps account of presence, the hours alone say it. */
  private boolean agentIsFree(String workspace, String queue) {
    Availability now = hours.now(workspace, queue);
    return now.open() && now.free().orElse(1) > 0;
  }

  private Optional<Instant> end(String workspace, String id) {
    inState(workspace, id, State.UNCONFIRMED)
        .ifPresent(notice -> notices.change(workspace, notice, State.EXPIRED, clock.instant()));
    return Optional.empty();
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }
}
