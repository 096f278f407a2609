package io.baton.server.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may use an endpoint. */
public sealed interface Access {

  /** Everybody, without a key. */
  record Open() implements Access {}

  /** Keys with one of these scopes. */
  record Scoped(Set<Scope> scopes) implements Access {

    public Scoped {
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: at least one is needed");
      }
      scopes = Set.copyOf(scopes);
    }
  }

  /** The key of the server's own configuration. */
  record Operator() implements Access {}

  /** Keys with one of these scopes. */
  static Access any(Scope first, Scope... more) {
    return new Scoped(
        Stream.concat(Stream.of(first), Arrays.stream(more))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a caller may. */
  default boolean permits(Caller caller) {
    return switch (this) {
      case Open open -> true;
      case Scoped scoped -> caller.scopes().stream().anyMatch(scoped.scopes()::contains);
      case Operator operator -> caller.operator();
    };
  }
}
