package io.baton.training.escalation.table;

import io.baton.escalation.feature.ConversationFeatures;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.turn.BeforeAgent;
import io.baton.training.dl4j.Sequences;
import java.util.List;

/** What the parts of a model are fitted on, made in one reading of the conversations. */
public final class SampleTables {

  private final ConversationFeatures features;
  private final LiveTable live;
  private final OutcomeTable outcome = new OutcomeTable();
  private final Sequences sequences;

  private SampleTables(List<Sample> samples, FeatureDomain domain) {
    this.features = new ConversationFeatures(new FeatureExtractor(domain));
    this.live = LiveTable.toHold(samples, features);
    this.sequences = new Sequences(domain.turnFeatures(), SampleSequences.OUTPUTS);
  }

  /** Reads the conversations. */
  public static SampleTables of(List<Sample> samples, FeatureDomain domain) {
    SampleTables tables = new SampleTables(samples, domain);
    samples.stream().filter(sample -> !sample.views().isEmpty()).forEach(tables::add);
    return tables;
  }

  private void add(Sample sample) {
    List<FeatureExtractor.Extraction> turns = features.read(sample.views());
    // Shared by both, which only read it: dense features are most of what a turn takes.
    List<float[]> dense = turns.stream().map(turn -> turn.vector().toArray()).toList();
    live.add(sample, turns, dense);
    SampleSequences.add(sample, dense, sequences);
    List<FeatureExtractor.Extraction> before = turns.subList(0, BeforeAgent.count(sample.views()));
    sample.targets().outcome().ifPresent(answer -> outcome.add(features.ofRead(before), answer));
  }

  /** Of turns. */
  public LiveTable live() {
    return live;
  }

  /** Of whole conversations whose outcome is known. */
  public OutcomeTable outcome() {
    return outcome;
  }

  /** Of all turns in order. */
  public Sequences sequences() {
    return sequences;
  }
}
