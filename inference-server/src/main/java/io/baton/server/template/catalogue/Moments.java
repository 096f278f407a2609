package io.baton.server.template.catalogue;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How points in time are said: the day of the week, the day, the time of day. */
final class Moments {

  private Moments() {}

  static String text(ZonedDateTime at, Locale locale) {
    return formatter(locale).withLocale(locale).format(at);
  }

  private static DateTimeFormatter formatter(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" ->
          locale.getCountry().isEmpty() || locale.getCountry().equals("US")
              ? DateTimeFormatter.ofPattern("EEEE, MMMM d 'at' h:mm a")
              : DateTimeFormatter.ofPattern("EEEE d MMMM 'at' H:mm");
      case "es" -> DateTimeFormatter.ofPattern("EEEE d 'de' MMMM, H:mm");
      case "de" -> DateTimeFormatter.ofPattern("EEEE, d. MMMM, H:mm 'Uhr'");
      case "fr" -> DateTimeFormatter.ofPattern("EEEE d MMMM 'à' H 'h' mm");
      case "pt" -> DateTimeFormatter.ofPattern("EEEE, d 'de' MMMM, H'h'mm");
      default -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);
    };
  }
}
