package io.baton.server.cli.policy;

import io.baton.conversation.history.FileErrors;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Policies in files. */
final class PolicyFiles {

  private PolicyFiles() {}

  /**
   * Reads a policy.
   *
   * @throws PolicyException with the file and all that is wrong with it
   * @throws UncheckedIOException if the file cannot be read
   */
  static Policy read(Path file) {
    return read(file.toString(), text(file));
  }

  /**
   * Reads a policy that was read of somewhere.
   *
   * @param source for who must mend it
   * @throws PolicyException with the source and all that is wrong with it
   */
  static Policy read(String source, String yaml) {
    try {
      return PolicyReader.read(yaml);
    } catch (PolicyException e) {
      throw e.in(source);
    }
  }

  /**
   * Reads several.
   *
   * @throws PolicyException with all that is wrong with any of them
   */
  static List<Policy> all(List<Supplier<Policy>> sources) {
    List<Policy> policies = new ArrayList<>();
    Set<String> problems = new LinkedHashSet<>();
    for (Supplier<Policy> source : sources) {
      try {
        policies.add(source.get());
      } catch (PolicyException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new PolicyException(List.copyOf(problems));
    }
    return policies;
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
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }
}
