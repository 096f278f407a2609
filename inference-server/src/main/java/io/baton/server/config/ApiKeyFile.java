package io.baton.server.config;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The operator's key in the data directory, made at the first start. */
public final class ApiKeyFile {

  private ApiKeyFile() {}

  /**
   * The key.
   *
   * @throws UncheckedIOException if it can be neither read nor made, or is empty
   */
  public static Secret readOrMake(Path data) {
    return SecretFile.readOrMake(data.resolve("api-key"), "baton-");
  }
}
