package io.baton.server.cli.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.TemplateCheck;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code templates check}: whether texts can stand for messages. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks files of templates and tells everything that is wrong with each text.",
      "That is unknown variables, missing ones, sections without an end, with line and "
          + "column in the text. A line of a file is KEY=TEXT, as in Java's properties.",
      "Exit codes: 0 all can be used, 1 one cannot, 2 usage, 3 a file cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton templates check my-texts.properties",
      "  ./baton templates check texts/*.properties --json"
    })
final class TemplatesCheckCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;
  private static final int ENVIRONMENT = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Templates.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print {\"problems\":[{\"file\",\"key\",\"problem\"}]}.")
  private boolean json;

  /** What is wrong. */
  private record Wrong(Path file, String key, String problem) {}

  @Override
  public Integer call() {
    List<Wrong> wrong = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Path file : files) {
      try {
        check(file, wrong);
      } catch (UncheckedIOException e) {
        unread.add(String.valueOf(e.getMessage()));
      }
    }
    tell(wrong);
    unread.forEach(
        problem -> spec.commandLine().getErr().println("baton templates check: " + problem));
    if (!unread.isEmpty()) {
      return ENVIRONMENT;
    }
    return wrong.isEmpty() ? 0 : CHECK_FAILED;
  }

  private void check(Path file, List<Wrong> wrong) {
    Map<String, String> texts = TemplateFiles.read(file);
    texts.forEach((key, text) ->
        problems(key, text).forEach(problem -> wrong.add(new Wrong(file, key, problem))));
    if (!json && wrong.stream().noneMatch(one -> one.file().equals(file))) {
      System.out.println(file + ": fine, " + texts.size() + " texts");
    }
  }

  private static List<String> problems(String key, String text) {
    return MessageKey.find(key)
        .map(message -> TemplateCheck.problems(message, text))
        .orElse(List.of("there is no such message"));
  }

  private void tell(List<Wrong> wrong) {
    if (!json) {
      wrong.forEach(one -> System.out.println(one.file() + " " + one.key() + ": " + one.problem()));
      return;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode list = node.putArray("problems");
    for (Wrong one : wrong) {
      list.addObject()
          .put("file", one.file().toString())
          .put("key", one.key())
          .put("problem", one.problem());
    }
    System.out.println(node);
  }
}
