package io.baton.server.config;

import java.nio.file.Path;

/** Where the model comes from. */
public sealed interface ModelSource {

  /** Name of the starter bundle among the settings. */
  String STARTER = "starter";

  /** Name of no model among the settings. */
  String NONE = "none";

  /** The bundle that comes with Baton. */
  record Starter() implements ModelSource {}

  /** No model: rules decide alone. */
  record RulesAlone() implements ModelSource {}

  /**
   * A bundle.
   *
   * @param directory its directory
   */
  record Directory(Path directory) implements ModelSource {}
}
