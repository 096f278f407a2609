package io.baton.server.event;

/**
 * An article that a customer is offered.
 *
 * @param id by which it can be said whether it helped
 * @param link where it can be read
 */
public record OfferedArticle(String id, String title, String link) {}
