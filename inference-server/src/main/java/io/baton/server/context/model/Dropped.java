package io.baton.server.context.model;

/**
 * Something that is left out.
 *
 * @param path of the list or field, such as transcript.turns
 * @param count how many of them
 * @param reason max_bytes, page, or too_many
 */
public record Dropped(String path, int count, String reason) {}
