package io.baton.training.sentiment;

import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.sentiment.ToneReader;
import java.nio.file.Path;
import java.util.Optional;

/** Which sentiment model reads the tone of texts beside an escalation model that is learnt. */
public final class ToneChoice {

  /** That of the bundle that comes with Baton. */
  public static final String STARTER = "starter";

  /** None: every text is neutral. */
  public static final String NONE = "none";

  private ToneChoice() {}

  /**
   * The sentiment bundle of a name.
   *
   * @param name {@value #STARTER}, {@value #NONE} or a directory
   * @throws io.baton.escalation.bundle.BundleException naming the file and what is wrong with it
   */
  public static Optional<SentimentBundle> of(String name) {
    return switch (name) {
      case NONE -> Optional.empty();
      case STARTER -> Optional.of(StarterBundle.sentiment());
      default -> Optional.of(SentimentBundle.read(Path.of(name)));
    };
  }

  /** What reads the tone by a bundle; without one everything is neutral. */
  public static ToneReader reader(Optional<SentimentBundle> bundle) {
    return bundle.<ToneReader>map(SentimentBundle::model).orElse(ToneReader.NEUTRAL);
  }
}
