package io.baton.conversation.imports.csv;

import io.baton.conversation.history.FieldException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first row of a table.
 *
 * @param names as written; {@code column 4} and the like where nothing is
 * @param places of the columns that are known
 */
record Header(List<String> names, Map<Column, Integer> places) {

  private static final List<Column> NEEDED = List.of(Column.CONVERSATION, Column.SPEAKER);

  Header {
    names = List.copyOf(names);
    places = Map.copyOf(places);
  }

  /**
   * Finds the columns.
   *
   * @param chosen headers that the operator named; they go before the usual ones
   * @throws FieldException if a needed column is missing, or two claim to be the same
   */
  static Header of(List<String> row, Map<Column, String> chosen) {
    List<String> names = named(row);
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    chosen.forEach((column, name) -> places.put(column, placeOf(name, names)));
    for (int i = 0; i < names.size(); i++) {
      if (!places.containsValue(i)) {
        guess(names, i, chosen, places);
      }
    }
    for (Column column : NEEDED) {
      if (!places.containsKey(column)) {
        throw new FieldException(
            "header",
            "no column is the "
                + column.wireName()
                + "; say which with --column "
                + column.wireName()
                + "=NAME. There are: "
                + String.join(", ", names));
      }
    }
    return new Header(names, places);
  }

  /** A column without a name is told by its number, so that its values are kept. */
  private static List<String> named(List<String> row) {
    List<String> names = new ArrayList<>();
    for (String name : row) {
      names.add(name.isBlank() ? numbered(names.size()) : name.strip());
    }
    return names;
  }

  private static int placeOf(String name, List<String> names) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new FieldException(
          "header", "there is no '" + name + "'. There are: " + String.join(", ", names));
    }
    return place;
  }

  private static void guess(
      List<String> names, int place, Map<Column, String> chosen, Map<Column, Integer> places) {
    Optional<Column> column = Column.guess(names.get(place)).filter(it -> !chosen.containsKey(it));
    if (column.isPresent()) {
      Integer before = places.putIfAbsent(column.get(), place);
      if (before != null) {
        throw new FieldException(
            "header",
            "'"
                + names.get(before)
                + "' and '"
                + names.get(place)
                + "' can both be the "
                + column.get().wireName()
                + "; say which with --column "
                + column.get().wireName()
                + "=NAME");
      }
    }
  }

  String name(Column column) {
    return names.get(places.getOrDefault(column, 0));
  }

  /**
   * What a column that nobody knows is kept as; a name that is there before would hide its values.
   */
  String keptAs(int place) {
    String name = names.get(place);
    return names.indexOf(name) == place ? name : numbered(place);
  }

  private static String numbered(int place) {
    return "column " + (place + 1);
  }

  /** Places of the columns that nobody knows. */
  List<Integer> unknown() {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!places.containsValue(i)) {
        unknown.add(i);
      }
    }
    return unknown;
  }
}
