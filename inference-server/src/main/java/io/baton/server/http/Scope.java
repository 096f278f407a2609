package io.baton.server.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may be used for; a key has one or more. */
public enum Scope {
  /** Posts turns and reads its conversations: the chatbot. */
  BOT,
  /** Works with conversations: the support agent's tools. */
  AGENT,
  /** Reads everything that is measured: reports, history, models. */
  ANALYST,
  /** Changes keys, models, policies and data of its workspace. */
  ADMIN;

  /** Name on the wire, such as bot. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of this name on the wire. */
  public static Optional<Scope> find(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName().equals(wireName)).findFirst();
  }
}
