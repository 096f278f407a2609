package io.baton.training.cli;

import io.baton.escalation.feature.Family;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.Progress;
import io.baton.training.experiment.CrossEvaluation;
import io.baton.training.experiment.EscalationLearner;
import io.baton.training.experiment.SentimentLearner;
import java.util.EnumSet;
import java.util.Set;

/** The training as it is measured by commands. */
final class Learners {

  private Learners() {}

  /** Without some families of features. */
  static CrossEvaluation without(Set<Family> families) {
    EnumSet<Family> used = EnumSet.allOf(Family.class);
    used.removeAll(families);
    return new CrossEvaluation(
        new EscalationLearner(ToneReader.NEUTRAL, used, Progress.SILENT),
        new SentimentLearner(Progress.SILENT),
        System.err::println);
  }
}
