package io.baton.server.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an agent takes conversations now. */
public enum Presence {
  /** Takes them. */
  ONLINE,
  /** Keeps those at hand and takes no new ones. */
  AWAY,
  /** Not there. */
  OFFLINE;

  /** Name on the wire, such as online. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The presence of this name on the wire. */
  public static Optional<Presence> find(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
