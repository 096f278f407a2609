package io.baton.server.cli.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code templates list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the messages with the texts that come with Baton.",
      "The lines are a file that templates check takes."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton templates list --language es > texts.properties",
      "  ./baton templates list --json"
    })
final class TemplatesListCommand implements Callable<Integer> {

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "en (default), es, de, fr, pt; English where there is none.")
  private String language = "en";

  @Option(
      names = "--json",
      description = {
        "Print {\"messages\":[{\"key\",\"description\",\"variables\":[{\"name\",\"type\",",
        "\"required\",\"description\"}],\"language\",\"text\"}]}."
      })
  private boolean json;

  @Override
  public Integer call() {
    ShippedTexts texts = ShippedTexts.read();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (MessageKey key : MessageKey.values()) {
      Found found = texts.find(key, language);
      if (json) {
        list.add(json(key, found));
      } else {
        System.out.println("# " + key.about());
        System.out.println(key.wireName() + "=" + TemplateFiles.escaped(found.template().source()));
      }
    }
    if (json) {
      System.out.println(JsonNodeFactory.instance.objectNode().set("messages", list));
    }
    return 0;
  }

  private static ObjectNode json(MessageKey key, Found found) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("key", key.wireName())
            .put("description", key.about());
    ArrayNode variables = node.putArray("variables");
    for (Variable variable : key.variables()) {
      variables
          .addObject()
          .put("name", variable.wireName())
          .put("type", variable.type().wireName())
          .put("required", key.needed().contains(variable))
          .put("description", variable.about());
    }
    return node.put("language", found.language()).put("text", found.template().source());
  }
}
