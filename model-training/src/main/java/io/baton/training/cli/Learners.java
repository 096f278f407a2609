package io.baton.training.cli;

import io.baton.escalation.feature.Family;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
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

  /** Without some families of features, and with what reads the tone of texts and the signals. */
  static CrossEvaluation without(Set<Family> families, ToneReader tone, Policy policy) {
    return of(families, EnumSet.allOf(Part.class), tone, policy);
  }

  /** As a variant of an experiment says; without a tone, which a new starter would change. */
  static CrossEvaluation of(Variant variant) {
    return of(variant.without(), variant.parts(), ToneReader.NEUTRAL, PolicyReader.readDefault());
  }

  private static CrossEvaluation of(
      Set<Family> families, Set<Part> parts, ToneReader tone, Policy policy) {
    EnumSet<Family> used = EnumSet.allOf(Family.class);
    used.removeAll(families);
    return new CrossEvaluation(
        new EscalationLearner(tone, policy, used, parts, Progress.SILENT),
        new SentimentLearner(Progress.SILENT),
        System.err::println);
  }
}
