package io.baton.server.cli.policy;

import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Policies in files. */
final class PolicyFiles {

  private PolicyFiles() {}

  /**
   * Reads a policy.
   *
   * @throws io.baton.escalation.policy.PolicyException with all that is wrong with it
   * @throws UncheckedIOException if the file cannot be read
   */
  static Policy read(Path file) {
    return PolicyReader.read(text(file));
  }

  /**
   * The text of a policy.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + ": no valid UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
