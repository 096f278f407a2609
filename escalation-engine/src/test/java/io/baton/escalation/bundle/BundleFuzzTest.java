package io.baton.escalation.bundle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/**
 * Jazzer looks for files that make the reader do anything else than take or refuse them, guided by
 * the code that they reach. The build only runs what is under resources: good files, and what it
 * found before. To look for more, five minutes for each method:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl escalation-engine -am test -DskipChecks \
 *   -Dtest='BundleFuzzTest#weights' -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("fuzz")
final class BundleFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void weights(byte[] content) {
    HostileBundle.isTaken(BundleFiles.WEIGHTS, content);
  }

  @FuzzTest(maxDuration = "5m")
  void toneWeights(byte[] content) {
    HostileBundle.isTaken("sentiment/" + BundleFiles.WEIGHTS, content);
  }

  @FuzzTest(maxDuration = "5m")
  void manifest(byte[] content) {
    HostileBundle.isTaken(BundleFiles.MANIFEST, content);
  }

  @FuzzTest(maxDuration = "5m")
  void calibrations(byte[] content) {
    HostileBundle.isTaken(BundleFiles.CALIBRATION, content);
    HostileBundle.isTaken("sentiment/" + BundleFiles.CALIBRATION, content);
  }

  @FuzzTest(maxDuration = "5m")
  void goldenTurns(byte[] content) {
    HostileBundle.isTaken(BundleFiles.GOLDEN, content);
    HostileBundle.isTaken("sentiment/" + BundleFiles.GOLDEN, content);
  }
}
