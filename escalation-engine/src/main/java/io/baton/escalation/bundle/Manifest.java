package io.baton.escalation.bundle;

import java.util.Map;

/**
 * What a bundle says of itself.
 *
 * @param version names the model: kind, and the start of the hash of its weights
 * @param provenance from what and how it was trained: corpusFingerprint, conversations, turns,
 *     seed, options, codeRevision, javaVersion, trainedAt, dataLicence; policy and policySha256 are
 *     of the policy by which the signals were read
 * @param metrics measured out of fold on the training data
 * @param sha256 of every other file, by name
 */
public record Manifest(
    String version,
    Map<String, String> provenance,
    Map<String, Double> metrics,
    Map<String, String> sha256) {

  /** Kind of an escalation bundle. */
  public static final String KIND = "escalation";

  /** Where the provenance of an escalation bundle names the sentiment bundle inside it. */
  public static final String SENTIMENT = "sentiment";

  /** Where provenance has the version of the policy that the signals were read by. */
  public static final String POLICY = "policy";

  /** Where it has the SHA-256 of that policy's text. */
  public static final String POLICY_SHA256 = "policySha256";

  /**
   * What provenance says of the policy that the signals were read by.
   *
   * @param version that the policy gives itself
   * @param yaml its text
   */
  public static Map<String, String> ofPolicy(String version, String yaml) {
    return Map.of(POLICY, version, POLICY_SHA256, BundleFiles.sha256(BundleFiles.utf8(yaml)));
  }

  /** Format that this code writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  public Manifest {
    provenance = Map.copyOf(provenance);
    metrics = Map.copyOf(metrics);
    sha256 = Map.copyOf(sha256);
  }
}
