package io.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws turns and decisions as lines of text, coloured or plain. */
public final class Screen {

  private static final int BAR = 20;
  private static final int WIDTH = 58;
  private static final String RESET = "\u001b[0m";

  private final boolean colours;

  public Screen(boolean colours) {
    this.colours = colours;
  }

  /** What the lines below mean. */
  public String legend() {
    String bar = "bar: risk that a human is needed before the conversation ends; ";
    return paint("2", bar + "then what the bot should do, and why");
  }

  /** Headline of a conversation. */
  public String headline(Conversation conversation) {
    String facts =
        String.join(
            ", ",
            conversation.industry().orElse(""),
            conversation.language().orElse(""),
            conversation.channel().orElse(""));
    return "\n" + paint("1", conversation.id()) + "  " + paint("2", facts);
  }

  /** A turn with its decision. */
  public String line(Turn turn, JsonNode decision) {
    double risk = decision.path("risk").path("eventually").asDouble();
    String action = decision.path("action").asText();
    String said = turn.text().orElse(turn.intent().orElse(""));
    return String.format(
        Locale.ROOT,
        "  %-8s %-" + WIDTH + "s %s %3.0f%%  %s%s",
        turn.speaker().wireName(),
        said.length() <= WIDTH ? said : said.substring(0, WIDTH - 1) + "…",
        bar(risk),
        100 * risk,
        paint(colourOf(action), String.format(Locale.ROOT, "%-12s", action)),
        signals(decision));
  }

  /** What the customer is told by Baton, beside what the bot says. */
  public String told(String text) {
    return "  " + paint("35", String.format(Locale.ROOT, "%-8s", "baton")) + " " + text;
  }

  /** What happens behind the scenes. */
  public String aside(String text) {
    return "           " + paint("2", text);
  }

  private String bar(double risk) {
    int full = (int) Math.round(BAR * risk);
    String colour = risk < 0.35 ? "32" : risk < 0.65 ? "33" : "31";
    return paint(colour, "█".repeat(full)) + paint("2", "░".repeat(BAR - full));
  }

  private static String colourOf(String action) {
    return switch (action) {
      case "hand_off" -> "1;31";
      case "offer_human" -> "33";
      case "rephrase", "self_service" -> "36";
      default -> "2";
    };
  }

  private String signals(JsonNode decision) {
    List<String> names = new ArrayList<>();
    for (JsonNode signal : decision.path("signals")) {
      names.add(
          signal.path("name").asText()
              + String.format(Locale.ROOT, " %.2f", signal.path("strength").asDouble()));
    }
    return names.isEmpty() ? "" : " " + paint("2", String.join(", ", names));
  }

  private String paint(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
