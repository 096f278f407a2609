package io.baton.training.request;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Labelled phrases that come with Baton and that nothing is tuned on. */
public final class TestPhrases {

  private static final String INDEX = "test/index.txt";

  private TestPhrases() {}

  /**
   * Names of the files.
   *
   * @throws IOException if they cannot be read
   */
  public static List<String> names() throws IOException {
    try (BufferedReader lines = open(INDEX)) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /**
   * One of them; close it.
   *
   * @throws IOException if it is not there
   */
  public static BufferedReader open(String name) throws IOException {
    InputStream in = TestPhrases.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("the resource " + name + " is missing");
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
