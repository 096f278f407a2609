package io.baton.server.template.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A text as a workspace wrote it. Never changes.
 *
 * @param place what it is the text of
 * @param version from 1, without gaps
 * @param text the template; empty where the workspace took its own away
 * @param changedAt when it was written
 * @param changedBy public id of the key
 */
public record TemplateVersion(
    Place place, int version, Optional<String> text, Instant changedAt, String changedBy) {

  /**
   * What a text is for.
   *
   * @param key of the message
   * @param language BCP 47 tag
   */
  public record Place(String workspace, String key, String language) {}
}
