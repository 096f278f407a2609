package io.baton.conversation.imports.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column can hold, where it goes in the history format, and what it is usually called. */
public enum Column {
  CONVERSATION(Type.TEXT, "", "conversation id", "session", "session id", "chat id", "dialogue id"),
  TURN(Type.TEXT, "turn.id", "turn id", "message id", "turn number"),
  AT(Type.TIME, "turn.at", "timestamp", "time", "created at", "sent at", "date"),
  SPEAKER(Type.SPEAKER, "turn.speaker", "sender", "role", "author", "from"),
  TEXT(Type.TEXT, "turn.text", "message", "content", "utterance", "body"),
  INTENT(Type.TEXT, "turn.intent", "intent name"),
  CONFIDENCE(Type.NUMBER, "turn.confidence", "intent confidence"),
  FALLBACK(Type.FLAG, "turn.fallback", "is fallback"),
  REPLY_ID(Type.TEXT, "turn.replyId", "reply", "template"),
  ENTITIES(Type.ENTITIES, "turn.entities", "slots"),
  NEEDS_HUMAN(Type.FLAG, "turn.label.needsHuman", "handoff"),
  SENTIMENT(Type.TEXT, "turn.label.sentiment"),
  EMOTION(Type.TEXT, "turn.label.emotion"),
  OFFENSIVE(Type.FLAG, "turn.label.offensive"),
  SATISFACTION(Type.WHOLE, "turn.label.satisfaction"),
  CHANNEL(Type.TEXT, "about.channel"),
  LANGUAGE(Type.TEXT, "about.language", "lang", "locale"),
  INDUSTRY(Type.TEXT, "about.industry", "domain"),
  STARTED_AT(Type.TIME, "about.startedAt"),
  CUSTOMER(Type.TEXT, "about.customer.id", "customer id", "user id"),
  TIER(Type.TEXT, "about.customer.tier", "customer tier"),
  ESCALATED(Type.FLAG, "about.outcome.escalated", "escalation", "transferred"),
  ESCALATED_AT_TURN(Type.TEXT, "about.outcome.escalatedAtTurn"),
  REASON(Type.TEXT, "about.outcome.reason", "escalation reason"),
  RESOLVED(Type.FLAG, "about.outcome.resolved", "is resolved"),
  BOT_COULD_HAVE(Type.FLAG, "about.outcome.botCouldHave"),
  CSAT(Type.WHOLE, "about.outcome.csat", "rating"),
  HANDLE_SECONDS(Type.NUMBER, "about.outcome.handleSeconds", "handle time"),
  ABANDONED(Type.FLAG, "about.outcome.abandoned");

  /** How a field is read. */
  enum Type {
    TEXT,
    NUMBER,
    WHOLE,
    FLAG,
    TIME,
    SPEAKER,
    ENTITIES
  }

  private final Type type;
  private final String path;
  private final List<String> usual;

  Column(Type type, String path, String... others) {
    this.type = type;
    this.path = path;
    this.usual = Arrays.stream(others).map(Column::plain).toList();
  }

  Type type() {
    return type;
  }

  /** Where it goes: in the turn, or in what is said about the conversation. */
  String path() {
    return path;
  }

  /** The name in options: lower case with underscores. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The column of a name in options.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Column of(String name) {
    return Arrays.stream(values())
        .filter(column -> plain(column.name()).equals(plain(name)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("column: '" + name + "' is none of " + names()));
  }

  /** All names, for people. */
  public static String names() {
    return String.join(", ", Arrays.stream(values()).map(Column::wireName).toList());
  }

  /** What a header usually means; case, spaces, hyphens and underscores do not count. */
  static Optional<Column> guess(String header) {
    String name = plain(header);
    return Arrays.stream(values())
        .filter(column -> plain(column.name()).equals(name) || column.usual.contains(name))
        .findFirst();
  }

  static Optional<Column> at(String path) {
    return Arrays.stream(values()).filter(column -> column.path.equals(path)).findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]", "");
  }
}
