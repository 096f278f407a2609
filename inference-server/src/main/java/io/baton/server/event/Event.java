package io.baton.server.event;

import java.time.Instant;

/**
 * Something that happened in a conversation.
 *
 * @param workspace of the conversation
 * @param conversation id
 * @param seq from 1, without gaps in its conversation
 * @param type such as handoff.queued
 * @param at when
 * @param body JSON object
 */
public record Event(
    String workspace, String conversation, int seq, String type, Instant at, String body) {}
