package io.baton.conversation.imports.csv;

import io.baton.conversation.Speaker;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is to be read.
 *
 * @param separator between fields; where empty, the one of comma, semicolon and tab that the header
 *     has most of
 * @param headers of columns that have no usual name
 * @param speakers names of speakers besides the usual ones, in lower case
 * @param zone of times that do not say their own
 */
public record CsvOptions(
    Optional<Character> separator,
    Map<Column, String> headers,
    Map<String, Speaker> speakers,
    ZoneId zone) {

  private static final Map<String, Speaker> USUAL_SPEAKERS =
      Map.ofEntries(
          Map.entry("customer", Speaker.CUSTOMER),
          Map.entry("user", Speaker.CUSTOMER),
          Map.entry("client", Speaker.CUSTOMER),
          Map.entry("visitor", Speaker.CUSTOMER),
          Map.entry("caller", Speaker.CUSTOMER),
          Map.entry("bot", Speaker.BOT),
          Map.entry("assistant", Speaker.BOT),
          Map.entry("chatbot", Speaker.BOT),
          Map.entry("agent", Speaker.AGENT),
          Map.entry("operator", Speaker.AGENT),
          Map.entry("representative", Speaker.AGENT),
          Map.entry("system", Speaker.SYSTEM));

  /** Usual headers and speakers, times in UTC. */
  public static final CsvOptions USUAL =
      new CsvOptions(Optional.empty(), Map.of(), Map.of(), ZoneOffset.UTC);

  public CsvOptions {
    headers = Map.copyOf(headers);
    Map<String, Speaker> all = new HashMap<>(USUAL_SPEAKERS);
    speakers.forEach((name, speaker) -> all.put(name.toLowerCase(Locale.ROOT), speaker));
    speakers = Map.copyOf(all);
  }
}
