package io.baton.server.db;

import org.jdbi.v3.core.Handle;

/**
 * What all hold that change something of a conversation, before anything else of it, so that nobody
 * waits for somebody who waits for them.
 */
public final class HeldConversation {

  private HeldConversation() {}

  /** From here to the end of the transaction nobody else changes it. */
  public static void hold(Handle handle, String workspace, String conversation) {
    handle
        .createQuery(
            """
            SELECT 1 FROM conversation
            WHERE workspace = :workspace AND conversation_id = :conversation FOR UPDATE
            """)
        .bind("workspace", workspace)
        .bind("conversation", conversation)
        .mapTo(int.class)
        .findOne();
  }

  /**
   * Whether it is still there; if so it is erased only after the end of the transaction. What is
   * added to one that may be gone by now would be left behind for good.
   */
  public static boolean stays(Handle handle, String workspace, String conversation) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM conversation
            WHERE workspace = :workspace AND conversation_id = :conversation FOR KEY SHARE
            """)
        .bind("workspace", workspace)
        .bind("conversation", conversation)
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }
}
