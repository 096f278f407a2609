package io.baton.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL starts only for the owner of its files, and whoever starts it for another learns that
 * half a minute later, when it is given up.
 */
final class FilesOwner {

  private FilesOwner() {}

  /**
   * Looks whose files they are, where there are any and the system tells who this process is.
   *
   * @param files of PostgreSQL
   * @throws PersistenceException if they are another's
   * @throws IOException if their owner cannot be read
   */
  static void check(Path files) throws IOException {
    if (!Files.exists(files)) {
      return;
    }
    String owner = Files.getOwner(files).getName();
    String user = ProcessHandle.current().info().user().orElse(owner);
    if (!owner.equals(user)) {
      throw new PersistenceException(
          "the database in "
              + files
              + " belongs to user '"
              + owner
              + "', and PostgreSQL starts only for its owner; this is user '"
              + user
              + "'");
    }
  }
}
