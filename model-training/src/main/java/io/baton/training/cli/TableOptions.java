package io.baton.training.cli;

import io.baton.conversation.Speaker;
import io.baton.conversation.imports.csv.Column;
import io.baton.conversation.imports.csv.CsvOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is to be read. */
final class TableOptions {

  @Option(
      names = "--column",
      paramLabel = "FIELD=HEADER",
      description = {
        "csv: the column that holds a field, where its header is not the usual one;",
        "several may be given."
      })
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--speaker",
      paramLabel = "NAME=WHO",
      description = {
        "csv: who a speaker is: customer, bot, agent or system. Known are user, client, assistant,",
        "operator and the like; several may be given."
      })
  private Map<String, String> speakers = new LinkedHashMap<>();

  @Option(
      names = "--separator",
      paramLabel = "NAME",
      description = {"csv: comma, semicolon or tab. Default: the one that the header has most of."})
  private @Nullable String separator;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "csv: of times that do not say theirs, such as Europe/Zurich. Default: UTC.")
  private @Nullable String zone;

  boolean isGiven() {
    return !columns.isEmpty() || !speakers.isEmpty() || separator != null || zone != null;
  }

  /**
   * The options as the import takes them.
   *
   * @throws IllegalArgumentException naming the option, if it has no such value
   */
  CsvOptions options() {
    Map<Column, String> headers = new HashMap<>();
    columns.forEach((field, header) -> headers.put(Column.of(field), header));
    Map<String, Speaker> named = new HashMap<>();
    speakers.forEach((name, who) -> named.put(name, Speaker.of(who)));
    return new CsvOptions(
        Optional.ofNullable(separator).map(TableOptions::separator),
        headers,
        named,
        Optional.ofNullable(zone).map(TableOptions::zone).orElse(CsvOptions.USUAL.zone()));
  }

  private static char separator(String name) {
    return switch (name) {
      case "comma", "," -> ',';
      case "semicolon", ";" -> ';';
      case "tab", "\t" -> '\t';
      default ->
          throw new IllegalArgumentException(
              "--separator: '" + name + "' is none of comma, semicolon, tab");
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--zone: '" + name + "' is no time zone such as Europe/Zurich", e);
    }
  }
}
