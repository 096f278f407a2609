package io.baton.server.event;

import java.time.Instant;

/**
 * Something that happened, mostly in a conversation.
 *
 * @param workspace of the conversation
 * @param conversation id; {@link #NO_CONVERSATION} of what is the workspace's alone
 * @param seq from 1, without gaps in its conversation
 * @param type such as handoff.queued
 * @param at when
 * @param body JSON object
 */
public record Event(
    String workspace, String conversation, int seq, String type, Instant at, String body) {

  /** No conversation has this id. */
  public static final String NO_CONVERSATION = "";
}
