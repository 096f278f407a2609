package io.baton.server.mail;

import java.time.Instant;
import java.util.Optional;

/** Notices as they are kept. All of it joins the transaction of its thread, where there is one. */
public interface EmailNoticeRepository {

  /** What a conversation waits for, with its language; empty if it waits for no human. */
  Optional<Waiting> findWaiting(String workspace, String conversation);

  /**
   * A conversation that waits.
   *
   * @param language of the conversation, empty if it is not known
   */
  record Waiting(EmailNotice.Where where, String queue, String language) {}

  /** The notice of a handoff for an address that is confirmed, and not sent yet. */
  Optional<EmailNotice> findConfirmed(String workspace, String handoff, String email);

  /**
   * Keeps a new notice in place of those of its handoff that were not sent, with the timers that
   * ask to confirm its address and that end it.
   *
   * @return false, with nothing kept, if its conversation was erased meanwhile
   */
  boolean add(String workspace, EmailNotice notice, Instant now, Instant ends);

  /** A notice. */
  Optional<EmailNotice> find(String workspace, String id);

  /**
   * Keeps the link of an e-mail that is about to be sent.
   *
   * @param confirms whether it confirms the address rather than leading back
   * @return false, with nothing kept, if its conversation was erased meanwhile
   */
  boolean addLink(
      String workspace, EmailNotice notice, boolean confirms, String token, Instant expires);

  /**
   * Changes the state of a notice.
   *
   * @return whether it was as it is given
   */
  boolean change(String workspace, EmailNotice notice, EmailNotice.State to, Instant now);

  /** Sets the timer that looks whether an agent is free. */
  void watch(String workspace, EmailNotice notice, Instant at);

  /** Whether the notice's handoff still waits for an agent who could come at any time. */
  Optional<Waiting> findStillWaiting(String workspace, EmailNotice notice);
}
