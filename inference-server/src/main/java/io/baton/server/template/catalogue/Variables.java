package io.baton.server.template.catalogue;

import io.baton.server.template.catalogue.Variable.Type;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known when something is said. What is not in it is unknown, and so are blank texts and
 * empty lists. Immutable.
 */
public final class Variables {

  /** Nothing is known. */
  public static final Variables NONE = new Variables(Map.of());

  /** What a variable holds. */
  public sealed interface Value {

    /** Words of one line. */
    record Text(String text) implements Value {}

    /** A whole number from 0. */
    record Number(long number) implements Value {}

    /** A time span from nothing. */
    record Span(Duration duration) implements Value {}

    /** A point in time in the customer's zone. */
    record Moment(ZonedDateTime at) implements Value {}

    /** What an agent knows, without repetition. */
    record Knowledge(List<Known> known) implements Value {

      public Knowledge {
        known = List.copyOf(known);
      }
    }
  }

  private final Map<Variable, Value> values;

  private Variables(Map<Variable, Value> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * With a text; control characters and line breaks in it become blanks, and a long one is cut.
   *
   * @throws IllegalArgumentException if the variable holds no text, or is a link longer than 2,000
   */
  public Variables with(Variable variable, String text) {
    check(variable, Type.TEXT);
    String line = variable == Variable.LINK ? SafeText.link(text) : SafeText.line(text);
    return line.isEmpty() ? this : with(variable, new Value.Text(line));
  }

  /**
   * With a number.
   *
   * @throws IllegalArgumentException if the variable holds no number, or this is below 0
   */
  public Variables with(Variable variable, long number) {
    check(variable, Type.NUMBER);
    if (number < 0) {
      throw new IllegalArgumentException(variable.wireName() + ": " + number + " is below 0");
    }
    return with(variable, new Value.Number(number));
  }

  /**
   * With a time span.
   *
   * @throws IllegalArgumentException if the variable holds no time span, or this is below 0
   */
  public Variables with(Variable variable, Duration duration) {
    check(variable, Type.WAIT, Type.LIMIT);
    if (duration.isNegative()) {
      throw new IllegalArgumentException(variable.wireName() + ": " + duration + " is below 0");
    }
    return with(variable, new Value.Span(duration));
  }

  /**
   * With a point in time.
   *
   * @throws IllegalArgumentException if the variable holds none
   */
  public Variables with(Variable variable, ZonedDateTime at) {
    check(variable, Type.TIME);
    return with(variable, new Value.Moment(at));
  }

  /**
   * With what an agent knows; repetitions count once.
   *
   * @throws IllegalArgumentException if the variable holds no list
   */
  public Variables with(Variable variable, Collection<Known> known) {
    check(variable, Type.LIST);
    List<Known> once = new ArrayList<>(known).stream().distinct().toList();
    return once.isEmpty() ? this : with(variable, new Value.Knowledge(once));
  }

  private static void check(Variable variable, Type... types) {
    if (!List.of(types).contains(variable.type())) {
      throw new IllegalArgumentException(
          variable.wireName() + ": holds a " + variable.type().wireName());
    }
  }

  private Variables with(Variable variable, Value value) {
    Map<Variable, Value> next = new EnumMap<>(Variable.class);
    next.putAll(values);
    next.put(variable, value);
    return new Variables(next);
  }

  /** What a variable holds; empty if it is unknown. */
  Optional<Value> find(Variable variable) {
    return Optional.ofNullable(values.get(variable));
  }

  /** The point in time that a variable holds; empty if it is unknown or holds none. */
  public Optional<ZonedDateTime> moment(Variable variable) {
    return find(variable)
        .flatMap(value ->
            value instanceof Value.Moment moment ? Optional.of(moment.at()) : Optional.empty());
  }

  /** Those that are known. */
  public Set<Variable> known() {
    return values.keySet();
  }
}
