package io.baton.server.context.names;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.model.FoundEntity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;

/** English names by CoreNLP's model of three classes. Not thread-safe. */
final class CoreNlpNames implements NameModel {

  private static final String MODEL =
      "/edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";
  private static final String TOKENS = "untokenizable=noneKeep,ptb3Escaping=false";
  private static final String NOTHING = "O";

  private final CRFClassifier<CoreLabel> classifier;

  private CoreNlpNames(CRFClassifier<CoreLabel> classifier) {
    this.classifier = classifier;
  }

  /**
   * Loads the model, which takes seconds and 120 MB.
   *
   * @return empty if this build comes without it
   * @throws IOException if it cannot be read
   */
  static Optional<NameModel> load() throws IOException {
    try (InputStream in = CoreNlpNames.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(new CoreNlpNames(CRFClassifier.getClassifier(new GZIPInputStream(in))));
    } catch (ClassNotFoundException e) {
      throw new IOException(MODEL + " is of another version of CoreNLP", e);
    }
  }

  @Override
  public List<FoundEntity> find(String turn, String text) {
    List<CoreLabel> tokens =
        new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(), TOKENS).tokenize();
    List<FoundEntity> names = new ArrayList<>();
    List<CoreLabel> labelled = classifier.classifySentence(tokens);
    int at = 0;
    while (at < labelled.size()) {
      String label = label(labelled, at);
      int end = at + 1;
      while (end < labelled.size() && label(labelled, end).equals(label)) {
        end++;
      }
      if (!label.equals(NOTHING)) {
        int start = tokens.get(at).beginPosition();
        Evidence place = new Evidence(turn, start, tokens.get(end - 1).endPosition());
        names.add(name(label, text, place, sureness(labelled, at, end, label)));
      }
      at = end;
    }
    return names;
  }

  private static String label(List<CoreLabel> tokens, int at) {
    return tokens.get(at).get(AnswerAnnotation.class);
  }

  /** Probability of the label at its least sure word. */
  private double sureness(List<CoreLabel> labelled, int start, int end, String label) {
    CRFCliqueTree<String> tree = classifier.getCliqueTree(labelled);
    int index = classifier.classIndex.indexOf(label);
    double least = 1;
    for (int i = start; i < end; i++) {
      least = Math.min(least, tree.prob(i, index));
    }
    return Math.clamp(least, 0, 1);
  }

  private static FoundEntity name(String label, String text, Evidence place, double sure) {
    String type =
        switch (label) {
          case "PERSON" -> "person_name";
          case "LOCATION" -> "location";
          default -> "organization";
        };
    return new FoundEntity(
        type,
        text.substring(place.start(), place.end()),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.of(sure),
        FoundEntity.Source.NAME_MODEL,
        false,
        List.of(place));
  }
}
