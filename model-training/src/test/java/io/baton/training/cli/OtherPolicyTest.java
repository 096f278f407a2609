package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is told where a bundle was learnt with another policy than it is measured with. */
final class OtherPolicyTest {

  private static final String LINE =
      """
      {"id":"c-1","turns":[{"id":"t-1","speaker":"customer","text":"hello"}]}
      """;

  @TempDir private Path directory;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void anotherPolicyThanABundleWasLearntWithIsToldInOneLine() throws IOException {
    String other = PolicyReader.defaultText().replaceFirst("(?m)^version: .*$", "version: other");
    bundle("other", other);
    score();
    assertThat(streams.err()).contains("another policy (version other, SHA-256 ");
    String policy = Files.writeString(directory.resolve("p.yaml"), other).toString();
    int told = streams.err().length();
    score("--policy", policy);
    assertThat(streams.err()).hasSize(told);
  }

  @Test
  void aBundleThatDoesNotTellItsPolicyIsTakenAsItIs() throws IOException {
    bundle("", "");
    score();
    assertThat(streams.err()).isEmpty();
  }

  private void score(String... more) throws IOException {
    String history = Files.writeString(directory.resolve("h.jsonl"), LINE).toString();
    List<String> asked = new ArrayList<>(List.of("score", "--history", history));
    asked.addAll(List.of("--model", directory.resolve("bundle").toString()));
    asked.addAll(List.of(more));
    assertThat(TrainingCli.commandLine().execute(asked.toArray(String[]::new))).isZero();
  }

  /** The starter's, with what its manifest says of a policy. */
  private void bundle(String version, String yaml) throws IOException {
    for (String name : BundleReader.fileNames()) {
      copy(name);
    }
    Path manifest = directory.resolve("bundle/manifest.json");
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode tree = (ObjectNode) mapper.readTree(manifest.toFile());
    ObjectNode provenance = tree.withObject("/provenance");
    provenance.remove(List.of(Manifest.POLICY, Manifest.POLICY_SHA256));
    if (!version.isEmpty()) {
      Manifest.ofPolicy(version, yaml).forEach(provenance::put);
    }
    mapper.writeValue(manifest.toFile(), tree);
  }

  private void copy(String name) throws IOException {
    Path file = directory.resolve("bundle").resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in =
        StarterBundle.class.getResourceAsStream("/io/baton/escalation/starter/" + name)) {
      if (in != null) {
        Files.copy(in, file);
      }
    }
  }
}
