package io.baton.training.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a bundle is written to. */
final class BundleFolder {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the bundle goes; made where absent.")
  private Path out = Path.of(".");

  Path path() {
    return out;
  }
}
