package io.baton.training.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.JsonFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labelled phrases: those that come with Baton, and files of others. */
public enum PhraseFiles {
  /** To learn and choose from. */
  DEV("dev/"),
  /** To measure with, and for nothing else. */
  TEST("test/");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String INDEX = "index.txt";

  private final String directory;

  PhraseFiles(String directory) {
    this.directory = directory;
  }

  /**
   * All of them, by author: an empty line of the index stands between the files of some authors and
   * those of others.
   *
   * @throws IOException if they cannot be read
   * @throws HistoryException naming the file, the line and the field
   */
  public List<LabelledPhrase> read() throws IOException {
    List<LabelledPhrase> phrases = new ArrayList<>();
    try (BufferedReader names = open(directory + INDEX)) {
      int author = 0;
      for (String name : names.lines().toList()) {
        if (name.isBlank()) {
          author++;
        } else {
          phrases.addAll(file(name, author));
        }
      }
    }
    return phrases;
  }

  private List<LabelledPhrase> file(String name, int author) throws IOException {
    List<LabelledPhrase> phrases = new ArrayList<>();
    try (BufferedReader lines = open(directory + name)) {
      addAll(phrases, name, lines);
    }
    return phrases.stream().map(phrase -> phrase.by(author)).toList();
  }

  /**
   * Those of a file, gzipped or not.
   *
   * @throws HistoryException naming the file, the line and the field, if it cannot be read or there
   *     is nothing in it
   */
  public static List<LabelledPhrase> read(Path file) {
    List<LabelledPhrase> phrases = new ArrayList<>();
    JsonFile.read(file, BadLines.refuse(), (line, place) -> phrases.add(LabelledPhrase.of(line)));
    if (phrases.isEmpty()) {
      throw new HistoryException(file.toString(), 0, "there is no phrase in it");
    }
    return phrases;
  }

  private static BufferedReader open(String name) throws IOException {
    InputStream in = PhraseFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("the resource " + name + " is missing");
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void addAll(List<LabelledPhrase> phrases, String name, BufferedReader lines)
      throws IOException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        phrases.add(phrase(name, number, line));
      }
    }
  }

  private static LabelledPhrase phrase(String name, long number, String line) {
    try {
      return LabelledPhrase.of(MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      throw new HistoryException(name, number, "no valid JSON");
    } catch (FieldException e) {
      throw new HistoryException(name, number, String.valueOf(e.getMessage()));
    }
  }
}
