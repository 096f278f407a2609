package io.baton.server.template.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message may tell. */
public enum Variable {
  AGENT(Type.TEXT, "Name of the agent, as customers may see it"),
  TEAM(Type.TEXT, "Name of the team, such as Billing"),
  KNOWS(Type.LIST, "What the agent will know: conversation, order, attempts, customer, earlier"),
  WAIT(Type.WAIT, "Expected wait, said as about 2 minutes"),
  AHEAD(Type.NUMBER, "People before the customer in the queue"),
  COUNT(Type.NUMBER, "How many articles follow"),
  TITLE(Type.TEXT, "Title of the article"),
  SLOT(Type.TIME, "When the callback is"),
  PREVIOUS(Type.TIME, "When the callback was to be"),
  OPENS(Type.TIME, "When people are there again"),
  PHONE(Type.TEXT, "Number that will be called"),
  TICKET(Type.TEXT, "Id of the ticket"),
  REPLY_IN(Type.LIMIT, "Time until the answer at the latest, said as 4 hours after within"),
  EMAIL(Type.TEXT, "Address of the customer"),
  LINK(Type.TEXT, "Address that leads back to the conversation, or to the article"),
  VALID(Type.LIMIT, "How long the link works, said as 4 hours after in"),
  CONVERSATION(Type.TEXT, "Id of the conversation"),
  WAITED(Type.LIMIT, "How long the customer has waited, said as 4 hours after for"),
  MINUTES(Type.NUMBER, "Whole minutes"),
  HOURS(Type.NUMBER, "Whole hours"),
  DAYS(Type.NUMBER, "Whole days");

  /** What a variable holds. */
  public enum Type {
    /** Words of one line. */
    TEXT,
    /** A whole number from 0, which may choose a plural form. */
    NUMBER,
    /** A time span that is an estimate. */
    WAIT,
    /** A time span that is a limit. */
    LIMIT,
    /** A point in time in the customer's zone. */
    TIME,
    /** Some of {@link Known}. */
    LIST;

    /** Name on the wire, such as text. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Type type;
  private final String about;

  Variable(Type type, String about) {
    this.type = type;
    this.about = about;
  }

  /** Name in templates and on the wire, such as reply_in. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it holds. */
  public Type type() {
    return type;
  }

  /** What it is, for people. */
  public String about() {
    return about;
  }

  /** The variable of this name. */
  public static Optional<Variable> find(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
