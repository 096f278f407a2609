package io.baton.server.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The tables that a database has, asked of PostgreSQL itself so that none is forgotten, in
 * whichever schema they are.
 */
public final class Catalogue {

  private static final String SCHEMA =
      "SELECT relnamespace FROM pg_class WHERE oid = 'conversation'::regclass";

  private static final String COLUMNS =
      """
      SELECT c.relname AS table_name, a.attname AS column_name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = (%s)
        AND c.relname <> 'flyway_schema_history'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ORDER BY c.relname, a.attnum
      """
          .formatted(SCHEMA);

  private static final String REFERENCES =
      """
      SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint f
      JOIN pg_class child ON child.oid = f.conrelid
      JOIN pg_class parent ON parent.oid = f.confrelid
      WHERE f.contype = 'f' AND child.relnamespace = (%s)
        AND child.oid <> parent.oid
      """
          .formatted(SCHEMA);

  private Catalogue() {}

  /**
   * A table of Baton's.
   *
   * @param name as it is
   * @param columns that hold data, in order
   */
  public record Table(String name, List<String> columns) {

    public Table {
      columns = List.copyOf(columns);
    }

    /** The name as SQL wants it. */
    public String quoted() {
      return quoted(name);
    }

    /** All columns as SQL wants them. */
    public String quotedColumns() {
      return String.join(", ", columns.stream().map(Table::quoted).toList());
    }

    private static String quoted(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  /** All tables; each comes after those that it references. */
  public static List<Table> tables(Handle handle) {
    Map<String, List<String>> columns = new TreeMap<>();
    handle
        .createQuery(COLUMNS)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(one ->
            columns.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(one.getValue()));
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    columns.keySet().forEach(name -> parents.put(name, new LinkedHashSet<>()));
    handle
        .createQuery(REFERENCES)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(
            one -> parents.getOrDefault(one.getKey(), new LinkedHashSet<>()).add(one.getValue()));
    return ordered(parents).stream()
        .map(name -> new Table(name, columns.getOrDefault(name, List.of())))
        .toList();
  }

  private static List<String> ordered(Map<String, Set<String>> parents) {
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < parents.size()) {
      int before = ordered.size();
      parents.forEach((name, needed) -> {
        if (ordered.containsAll(needed)) {
          ordered.add(name);
        }
      });
      if (ordered.size() == before) {
        throw new PersistenceException("tables reference each other in a circle: " + parents);
      }
    }
    return List.copyOf(ordered);
  }
}
