package io.baton.training.generate.wording;

/** What a bot may answer. */
public enum Reply {
  GREET("b.greet", "greet"),
  ANSWER(".answer", "answer"),
  WRONG(".answer", "answer"),
  ASK("b.ask", "ask_number"),
  ASK_DATE("b.ask.date", "ask_date"),
  CONFIRM("b.confirm", "confirm"),
  HOLD("b.hold", "hold"),
  INFO("b.info", "info"),
  FALLBACK("b.fallback", "fallback"),
  LINK("b.link", "help_page"),
  CANNOT("b.cannot", "not_possible"),
  REPEAT("", ""),
  SORRY("b.sorry", "apology"),
  OFFER("b.offer", "offer"),
  PROMISE("b.promise", "transfer"),
  MORE("b.more", "anything_else"),
  BYE("b.bye", "goodbye");

  private final String section;
  private final String intent;

  Reply(String section, String intent) {
    this.section = section;
    this.intent = intent;
  }

  public String section(Goal goal) {
    return section.startsWith(".") ? goal.intent() + section : section;
  }

  public String intent(Goal goal) {
    return section.startsWith(".") ? intent + "_" + goal.intent() : intent;
  }

  /** Whether it leaves the customer where they were. */
  public boolean fails() {
    return switch (this) {
      case WRONG, FALLBACK, LINK, CANNOT, REPEAT -> true;
      default -> false;
    };
  }
}
