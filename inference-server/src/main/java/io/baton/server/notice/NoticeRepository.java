package io.baton.server.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rules of notices, and the notices that were given, as they are kept. */
public interface NoticeRepository {

  /** Rules of a queue. */
  Optional<NoticeRules> find(String workspace, String queue);

  /**
   * Keeps the rules of a queue.
   *
   * @return whether there is such a workspace
   */
  boolean save(String workspace, String queue, NoticeRules rules, Instant now);

  /** What is to be told in all workspaces and was not yet, the oldest first, at most so many. */
  List<Notice> listDue(Instant now, int most);

  /**
   * Notes that a notice is given, with an e-mail to each address, unless it was before.
   *
   * @param also done in the same transaction
   * @return whether it was not given before
   */
  boolean give(Notice notice, List<String> addresses, Instant now, Runnable also);

  /** An e-mail of a notice. */
  record Post(String handoff, Notice.Kind kind, String address) {}

  /** The notice of an e-mail that is to be sent; empty if it is sent, or nobody waits any more. */
  Optional<Notice> findUnsent(String workspace, Post post);

  /** Notes that an e-mail is sent, or will never be. */
  void close(String workspace, Post post, Instant now);

  /** Name of a queue, as people know it. */
  String queueName(String workspace, String queue);
}
