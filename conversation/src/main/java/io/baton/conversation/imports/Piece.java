package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.Place;

/**
 * A part of a conversation as another system keeps it: an event, a message, a row.
 *
 * @param conversation the other system's name of the conversation
 * @param value the part as read
 * @param place where it was read
 */
public record Piece(String conversation, JsonNode value, Place place) {}
