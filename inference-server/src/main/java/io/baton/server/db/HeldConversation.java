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
}
