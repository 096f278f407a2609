package io.baton.training.cli;

import io.baton.training.escalation.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows progress with the time that is left, a line each time it moves on. */
final class ProgressLine implements Progress {

  private final PrintStream out;
  private final InstantSource clock = InstantSource.system();
  private final Instant start = clock.instant();

  ProgressLine(PrintStream out) {
    this.out = out;
  }

  @Override
  public void at(String what, double done) {
    out.printf("%3.0f %%  %s%s%n", 100 * done, what, left(done));
  }

  private String left(double done) {
    if (done <= 0 || done >= 1) {
      return "";
    }
    Duration spent = Duration.between(start, clock.instant());
    long seconds = Math.round(spent.toMillis() / 1000.0 * (1 - done) / done);
    return ", about " + (seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min") + " left";
  }
}
