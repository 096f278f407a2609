package io.baton.training.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what the detectors say of labelled phrases, by kind and language. Not thread-safe. */
public final class PhraseScores {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Map<String, Counts>> counts = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private static final class Counts {
    private int found;
    private int missed;
    private int falselyFound;
    private int rightlyNot;
  }

  /** Takes a phrase with what is said of it. */
  public void add(LabelledPhrase phrase, boolean says) {
    String kind = phrase.kind().field();
    count(kind, phrase.language(), phrase.truth(), says);
    if (says != phrase.truth()) {
      mistakes.add(
          (says ? "false " : "missed ") + kind + " [" + phrase.language() + "] " + phrase.text());
    }
  }

  private void count(String kind, String language, boolean truth, boolean says) {
    Counts one =
        counts
            .computeIfAbsent(kind, any -> new TreeMap<>())
            .computeIfAbsent(language, any -> new Counts());
    if (truth) {
      one.found += says ? 1 : 0;
      one.missed += says ? 0 : 1;
    } else {
      one.falselyFound += says ? 1 : 0;
      one.rightlyNot += says ? 0 : 1;
    }
  }

  /**
   * By kind and language: recall and falsePositives (as a share of the look-alikes), null where
   * there is none to find or no look-alike, and counts.
   */
  public ObjectNode json() {
    ObjectNode root = MAPPER.createObjectNode();
    counts.forEach((kind, languages) -> {
      ObjectNode node = root.putObject(kind);
      languages.forEach((language, one) -> node.set(language, json(one)));
    });
    return root;
  }

  private static ObjectNode json(Counts one) {
    int positives = one.found + one.missed;
    int negatives = one.falselyFound + one.rightlyNot;
    ObjectNode node = MAPPER.createObjectNode();
    node.put("recall", share(one.found, positives));
    node.put("falsePositives", share(one.falselyFound, negatives));
    return node.put("positives", positives).put("negatives", negatives);
  }

  /** Null, which JSON has in place of what is no number, where there is nothing to share. */
  private static @Nullable Double share(int part, int whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  /** What was said wrongly, a line each. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }
}
