package io.baton.server.cli.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.template.VariableReader;
import io.baton.server.template.catalogue.Languages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.catalogue.Speaker;
import io.baton.server.template.catalogue.TemplateCheck;
import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.baton.server.template.text.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code templates preview}: what a message would say. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a message would say, in the words that come with Baton or in those of --text.",
      "Exit codes: 0 fine, 1 a variable that the message needs is missing, 2 usage."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton templates preview introduction.loop --language es \\",
      "    --set team=Pagos --set wait=90",
      "  ./baton templates preview introduction.loop --set knows=conversation,order",
      "  ./baton templates preview queue.position --text '{ahead}[[, {wait}]]' \\",
      "    --set ahead=2"
    })
final class TemplatesPreviewCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "KEY", description = "Message, as templates list tells.")
  private String key = "";

  @Option(names = "--language", paramLabel = "TAG", description = "Default: en.")
  private String language = "en";

  @Option(names = "--text", paramLabel = "TEMPLATE", description = "Text to try.")
  private @Nullable String text;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = {
        "Variable that is known: time spans in seconds, times such as 2026-11-27T09:00:00+01:00,",
        "lists with commas."
      })
  private Map<String, String> given = new LinkedHashMap<>();

  @Option(
      names = "--json",
      description = "Print {\"text\",\"language\",\"missing\":[…],\"leftOut\":[…]}.")
  private boolean json;

  @Override
  public Integer call() {
    MessageKey message =
        MessageKey.find(key).orElseThrow(() -> wrong("there is no message '" + key + "'"));
    ShippedTexts texts = ShippedTexts.read();
    Found found = text == null ? texts.find(message, language) : tried(message, text);
    Variables variables = variables();
    String said = new Speaker(texts).text(found, variables);
    List<String> missing = unknown(message.needed(), variables);
    if (json) {
      ObjectNode node =
          JsonNodeFactory.instance.objectNode().put("text", said).put("language", found.language());
      missing.forEach(node.putArray("missing")::add);
      ArrayNode leftOut = node.putArray("leftOut");
      unknown(message.optional(), variables).forEach(leftOut::add);
      System.out.println(node);
    } else {
      System.out.println(said);
      missing.forEach(name -> spec.commandLine().getErr().println("missing: " + name));
    }
    return missing.isEmpty() ? 0 : CHECK_FAILED;
  }

  private Found tried(MessageKey message, String template) {
    List<String> problems = TemplateCheck.problems(message, template);
    if (!problems.isEmpty()) {
      throw wrong(String.join("; ", problems));
    }
    String tag =
        Languages.normal(language).orElseThrow(() -> wrong("'" + language + "' is no language"));
    return new Found(Template.parse(template), tag, true);
  }

  private Variables variables() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    given.forEach((name, value) -> put(node, name, value));
    try {
      return VariableReader.read(node);
    } catch (FieldException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static void put(ObjectNode node, String name, String value) {
    boolean number =
        value.matches("\\d{1,15}")
            && Variable.find(name).filter(one -> one.type() != Variable.Type.TEXT).isPresent();
    if (number) {
      node.put(name, Long.parseLong(value));
    } else if (Variable.find(name).filter(one -> one.type() == Variable.Type.LIST).isPresent()) {
      ArrayNode list = node.putArray(name);
      List.of(value.split(",")).forEach(list::add);
    } else {
      node.put(name, value);
    }
  }

  private static List<String> unknown(List<Variable> of, Variables variables) {
    return of.stream()
        .filter(one -> !variables.known().contains(one))
        .map(Variable::wireName)
        .toList();
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
