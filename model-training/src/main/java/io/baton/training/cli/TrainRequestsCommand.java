package io.baton.training.cli;

import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import io.baton.training.request.LabelledPhrase;
import io.baton.training.request.LabelledPhrase.Kind;
import io.baton.training.request.PhraseFiles;
import io.baton.training.request.PhraseTraining;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train-requests}: learns what finds explicit requests and bot promises. */
@Command(
    name = "train-requests",
    mixinStandardHelpOptions = true,
    description = {
      "Learns the models that find explicit requests for a human and bots' promises of one,",
      "from the labelled phrases that come with Baton (not from the test phrases), and prints",
      "how well they do on phrases of authors whom they have not read, by cross-validation.",
      "The build takes the models into the engine."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton train-requests \\",
      "    --out escalation-engine/src/main/resources/io/baton/escalation/request"
    })
final class TrainRequestsCommand implements Callable<Integer> {

  @Mixin private final BundleFolder out = new BundleFolder();

  @Option(
      names = "--only",
      paramLabel = "KIND",
      description = "Learn only requests (request), or only promises (promise); both by default.")
  private Optional<Kind> only = Optional.empty();

  @Option(names = "--mistakes", description = "Print what is taken wrongly on standard error.")
  private boolean mistakes;

  @Override
  public Integer call() throws IOException {
    out.check();
    Files.createDirectories(out.path());
    List<LabelledPhrase> phrases = PhraseFiles.DEV.read();
    if (only.orElse(Kind.REQUEST) == Kind.REQUEST) {
      learn(phrases, Kind.REQUEST, RequestDetector.MODEL, RequestDetector.NETS);
    }
    if (only.orElse(Kind.PROMISE) == Kind.PROMISE) {
      learn(phrases, Kind.PROMISE, PromiseDetector.MODEL, PromiseDetector.NETS);
    }
    return 0;
  }

  private void learn(List<LabelledPhrase> phrases, Kind kind, String linear, String nets)
      throws IOException {
    PhraseTraining.Learnt learnt =
        new PhraseTraining(
                phrases.stream().filter(phrase -> phrase.kind() == kind).toList(),
                PhraseTraining.Effort.USUAL)
            .learn();
    write(linear, learnt.model().linear()::write);
    write(nets, learnt.model().nets()::write);
    if (mistakes) {
      learnt.outOfFold().mistakes().forEach(System.err::println);
    }
    System.out.println(EvaluateRequestsCommand.table(learnt.outOfFold()));
  }

  private interface Written {
    void to(OutputStream file) throws IOException;
  }

  /** The old file serves until the new one is whole. */
  private void write(String name, Written written) throws IOException {
    Path part = out.path().resolve(name + ".part");
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
      written.to(file);
    }
    Files.move(
        part,
        out.path().resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
