package io.baton.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the conversation is with.
 *
 * @param id the operator's id of the customer
 * @param tier such as vip
 * @param other unknown fields, kept as read
 */
public record Customer(Optional<String> id, Optional<String> tier, Map<String, Object> other) {

  /** Nothing known. */
  public static final Customer UNKNOWN = new Customer(Optional.empty(), Optional.empty(), Map.of());

  public Customer {
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
