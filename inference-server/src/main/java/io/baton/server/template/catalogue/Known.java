package io.baton.server.template.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an agent knows of a conversation from the start. */
public enum Known {
  /** What was said so far. */
  CONVERSATION(MessageKey.KNOWN_CONVERSATION),
  /** Number of the order. */
  ORDER(MessageKey.KNOWN_ORDER),
  /** What the bot tried. */
  ATTEMPTS(MessageKey.KNOWN_ATTEMPTS),
  /** The customer's profile. */
  CUSTOMER(MessageKey.KNOWN_CUSTOMER),
  /** Earlier conversations. */
  EARLIER(MessageKey.KNOWN_EARLIER);

  private final MessageKey key;

  Known(MessageKey key) {
    this.key = key;
  }

  /** How it is said. */
  MessageKey key() {
    return key;
  }

  /** Name on the wire, such as order. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this name. */
  public static Optional<Known> find(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
