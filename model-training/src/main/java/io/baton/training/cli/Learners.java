package io.baton.training.cli;

import io.baton.escalation.feature.Family;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.blend.Part;
import io.baton.training.experiment.CrossEvaluation;
import io.baton.training.experiment.EscalationLearner;
import io.baton.training.experiment.SentimentLearner;
import io.baton.training.experiment.Variant;
import java.util.EnumSet;
import java.util.Set;

/** The training as it is measured by commands. */
final class Learners {

  private Learners() {}

  /** Without some families of features. */
  static CrossEvaluation without(Set<Family> families) {
    return of(families, EnumSet.allOf(Part.class));
  }

  /** As a variant of an experiment says. */
  static CrossEvaluation of(Variant variant) {
    return of(variant.without(), variant.parts());
  }

  private static CrossEvaluation of(Set<Family> families, Set<Part> parts) {
    EnumSet<Family> used = EnumSet.allOf(Family.class);
    used.removeAll(families);
    return new CrossEvaluation(
        new EscalationLearner(ToneReader.NEUTRAL, used, parts, Progress.SILENT),
        new SentimentLearner(Progress.SILENT),
        System.err::println);
  }
}
