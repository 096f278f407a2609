package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.escalation.bundle.StagedFolder;
import io.baton.training.split.Fold;
import io.baton.training.starter.OpenSet;
import io.baton.training.starter.StarterData;
import io.baton.training.starter.StarterOptions;
import io.baton.training.starter.StarterTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train-starter}: learns the model that comes with Baton. */
@Command(
    name = "train-starter",
    mixinStandardHelpOptions = true,
    description = {
      "Learns the starter bundle, which serves before anybody has trained a model: sentiment from",
      "the labelled messages that come with Baton, escalation from histories that are made up and",
      "from freely licensed data of others, if it is there. Writes the bundle and its",
      "MODEL_CARD.md. The build takes it into the engine."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton train-starter \\",
      "    --out escalation-engine/src/main/resources/io/baton/escalation/starter",
      "  ./baton train-starter --conversations 500 --seed 7 --out /tmp/starter"
    })
final class TrainStarterCommand implements Callable<Integer> {

  private static final int ENVIRONMENT = 3;

  @Mixin private final BundleFolder out = new BundleFolder();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "The data of others. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of(".");

  @Option(
      names = "--without-data",
      description = "Learn without it. Default: it must be there, so that nothing is left out.")
  private boolean alone;

  @Option(
      names = "--conversations",
      paramLabel = "N",
      description = "How many are made up to learn from, 100 to 20000. Default: 1500.")
  private int conversations = StarterOptions.usual().conversations();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random; the same seed gives the same weights. Default: 1.")
  private long seed;

  private String missing(OpenSet set) {
    return "baton train-starter: %s is not in %s: the committed bundle, learnt with it, stays."
            .formatted(set.title(), data)
        + " --without-data learns without it";
  }

  @Override
  public Integer call() {
    out.check();
    StarterOptions options = StarterOptions.usual().with(conversations, seed);
    StarterData sources = StarterData.own(options);
    for (OpenSet set : alone ? List.<OpenSet>of() : List.of(OpenSet.values())) {
      Optional<Fold<Conversation>> split = set.read(data, seed);
      if (split.isEmpty()) {
        System.err.println(missing(set));
        return ENVIRONMENT;
      }
      sources = sources.with(set, split.get());
    }
    sources.train().forEach((name, train) -> System.err.println(name + ": " + train.size()));
    StarterTraining training =
        new StarterTraining(
            options,
            RunFacts.of("GPL-3.0-or-later; see MODEL_CARD.md"),
            new ProgressLine(System.err));
    try (StagedFolder stage = StagedFolder.of(out.path())) {
      String version = training.write(sources, stage.path());
      stage.keep();
      System.err.println("starter bundle in " + out.path());
      System.out.println(version);
    }
    return 0;
  }
}
