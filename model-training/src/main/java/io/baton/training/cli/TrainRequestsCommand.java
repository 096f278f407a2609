package io.baton.training.cli;

import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import io.baton.training.request.LabelledPhrase;
import io.baton.training.request.PhraseFiles;
import io.baton.training.request.PhraseTraining;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
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

  @Option(names = "--mistakes", description = "Print what is taken wrongly on standard error.")
  private boolean mistakes;

  @Override
  public Integer call() throws IOException {
    out.check();
    Files.createDirectories(out.path());
    List<LabelledPhrase> phrases = PhraseFiles.DEV.read();
    learn(phrases, LabelledPhrase.Kind.REQUEST, RequestDetector.MODEL, RequestDetector.NETS);
    learn(phrases, LabelledPhrase.Kind.PROMISE, PromiseDetector.MODEL, PromiseDetector.NETS);
    return 0;
  }

  private void learn(
      List<LabelledPhrase> phrases, LabelledPhrase.Kind kind, String linear, String nets)
      throws IOException {
    PhraseTraining.Learnt learnt =
        new PhraseTraining(
                phrases.stream().filter(phrase -> phrase.kind() == kind).toList(),
                PhraseTraining.Effort.USUAL)
            .learn();
    try (OutputStream file = open(linear)) {
      learnt.model().linear().write(file);
    }
    try (OutputStream file = open(nets)) {
      learnt.model().nets().write(file);
    }
    if (mistakes) {
      learnt.outOfFold().mistakes().forEach(System.err::println);
    }
    System.out.println(EvaluateRequestsCommand.table(learnt.outOfFold()));
  }

  private OutputStream open(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(out.path().resolve(name)));
  }
}
