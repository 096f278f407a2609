package io.baton.training.generate.wording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The generator's resources: goals, and sentences by language and section. */
public final class Texts {

  /** Languages that there are sentences in. */
  public static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");

  private Texts() {}

  /** All goals, in the order of their file. */
  public static List<Goal> goals() {
    return lines("goals.tsv").stream().map(Goal::of).toList();
  }

  /** Sentences of a language by section; a section starts with a line {@code @name}. */
  public static Map<String, List<String>> sentences(String language) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (String part : List.of("-goals.txt", "-acts.txt")) {
      List<String> section = new ArrayList<>();
      for (String line : lines(language + part)) {
        if (line.startsWith("@")) {
          section = new ArrayList<>();
          sections.put(line.substring(1), section);
        } else {
          section.add(line);
        }
      }
    }
    return sections;
  }

  private static List<String> lines(String name) {
    InputStream in = Texts.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name, e);
    }
  }
}
