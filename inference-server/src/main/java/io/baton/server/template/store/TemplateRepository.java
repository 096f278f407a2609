package io.baton.server.template.store;

import io.baton.server.template.store.TemplateVersion.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates of workspaces, in versions. */
public interface TemplateRepository {

  /**
   * What became of a text that was to be written.
   *
   * @param version the newest
   * @param added whether it is new; false if the newest was the same already
   */
  record Written(TemplateVersion version, boolean added) {}

  /**
   * Adds a version unless the newest says the same.
   *
   * @param next its number does not matter
   * @return empty if there is no such workspace
   */
  Optional<Written> add(TemplateVersion next);

  /** The newest version of a text, though it be that it was taken away. */
  Optional<TemplateVersion> findNewest(Place place);

  /** Versions of a text before one, the newest first, at most so many. */
  List<TemplateVersion> listVersions(Place place, int before, int most);

  /** The newest version of every text of a workspace, but for those that were taken away. */
  List<TemplateVersion> listPresent(String workspace);

  /** The language that a workspace speaks where that of a customer is unknown. */
  Optional<String> findLanguage(String workspace);

  /**
   * Keeps that language.
   *
   * @param language empty for none
   * @return whether there is such a workspace
   */
  boolean saveLanguage(String workspace, Optional<String> language);

  /** By workspace, a number that rises with every change of its texts or its language. */
  Map<String, Long> changes();
}
