package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import io.baton.server.cli.model.BundleDiff.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Tells where two models differ.",
      "Told are all metrics, and whatever else differs of their options, provenance, "
          + "features and parts. Either may be a bundle's directory."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton models diff champion challenger",
      "  ./baton models diff champion my-bundle --json"
    })
final class DiffCommand implements Callable<Integer> {

  private static final String LINE = "%-11s %-24s %-28s %-28s %s%n";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(index = "0", paramLabel = "FIRST", description = "Version, alias or directory.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "SECOND", description = "Version, alias or directory.")
  private String second = "";

  @Option(
      names = "--json",
      description = {
        "Print {\"first\",\"second\",\"sharedItems\",\"rows\":[{\"group\",\"name\",\"first\",",
        "\"second\"}]}."
      })
  private boolean json;

  @Override
  public Integer call() {
    ModelBundle one = bundle(first);
    ModelBundle other = bundle(second);
    List<Row> rows = BundleDiff.of(one, other);
    if (json) {
      System.out.println(json(one, other, rows).toPrettyString());
    } else {
      System.out.printf(
          LINE, "", "", one.manifest().version(), other.manifest().version(), "CHANGE");
      rows.forEach(row ->
          System.out.printf(
              LINE,
              row.group(),
              row.name(),
              brief(row.first()),
              brief(row.second()),
              row.change()));
      System.err.println("items counted by both: " + BundleDiff.shared(one, other));
    }
    return 0;
  }

  private static String brief(String text) {
    int most = 28;
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private ModelBundle bundle(String name) {
    if (Files.isDirectory(Path.of(name))) {
      return BundleReader.read(Path.of(name));
    }
    try (ServerClient server = client.open()) {
      return BundleReader.read(PullCommand.pull(server, name).files());
    }
  }

  private static ObjectNode json(ModelBundle one, ModelBundle other, List<Row> rows) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("first", one.manifest().version()).put("second", other.manifest().version());
    node.put("sharedItems", BundleDiff.shared(one, other));
    ArrayNode list = node.putArray("rows");
    for (Row row : rows) {
      list.addObject()
          .put("group", row.group())
          .put("name", row.name())
          .put("first", row.first())
          .put("second", row.second());
    }
    return node;
  }
}
