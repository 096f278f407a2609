package io.baton.server.context.names;

import io.baton.server.context.model.FoundEntity;
import java.util.List;

/** Finds names in a text. Not thread-safe. */
interface NameModel {

  /**
   * Names in the text of a turn, in order.
   *
   * @param turn id
   */
  List<FoundEntity> find(String turn, String text);
}
