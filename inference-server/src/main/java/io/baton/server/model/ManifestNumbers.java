package io.baton.server.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/** The numbers of a manifest, which PostgreSQL keeps and gives back with all their digits. */
final class ManifestNumbers {

  /** Before the point, and behind it; no number of 64 bits needs more. */
  private static final int MOST_DIGITS = 400;

  private static final int SHOWN = 40;

  private ManifestNumbers() {}

  /** What is wrong with the first one that is, and where; what is no JSON is told by others. */
  static Optional<String> wrong(byte[] manifest) {
    try (JsonParser parser = new JsonFactory().createParser(manifest)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric() && !fits(parser.getText())) {
          String text = parser.getText();
          return Optional.of(
              place(parser)
                  + ": "
                  + text.substring(0, Math.min(SHOWN, text.length()))
                  + " has more than "
                  + MOST_DIGITS
                  + " digits before or behind its point");
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static boolean fits(String number) {
    try {
      BigDecimal exact = new BigDecimal(number);
      return exact.scale() <= MOST_DIGITS
          && (long) exact.precision() - exact.scale() <= MOST_DIGITS;
    } catch (NumberFormatException e) {
      // Its exponent has more than 32 bits.
      return false;
    }
  }

  private static String place(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "its only value" : pointer.substring(1).replace('/', '.');
  }
}
