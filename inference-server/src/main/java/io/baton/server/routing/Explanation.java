package io.baton.server.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a choice came about.
 *
 * @param filters in the order in which they were applied
 * @param relaxed soft requirements that were given up, in that order
 * @param ranking of the agents who are left, the best first
 */
public record Explanation(List<Filter> filters, List<String> relaxed, List<Ranked> ranking) {

  /**
   * A filter and what it did.
   *
   * @param name such as channel, skill:billing or capacity
   * @param survivors ids of the agents who passed, in order
   * @param out why each of the others did not, by id
   */
  public record Filter(String name, List<String> survivors, SortedMap<String, String> out) {

    public Filter {
      survivors = List.copyOf(survivors);
      out = new TreeMap<>(out);
    }

    /** By id; not to be changed. */
    @Override
    public SortedMap<String, String> out() {
      return java.util.Collections.unmodifiableSortedMap(out);
    }
  }

  /**
   * An agent who passed all filters.
   *
   * @param agent id
   * @param score sum of the parts, in [0, 1]
   * @param parts what each part gave, by name
   */
  public record Ranked(String agent, double score, Map<String, Double> parts) {

    public Ranked {
      parts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }
  }

  public Explanation {
    filters = List.copyOf(filters);
    relaxed = List.copyOf(relaxed);
    ranking = List.copyOf(ranking);
  }

  /** Every agent's first fault, by id, one line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Filter filter : filters) {
      lines.add(filter.name() + ": " + filter.survivors().size() + " left");
      filter.out().forEach((agent, why) -> lines.add("  " + agent + ": " + why));
    }
    relaxed.forEach(one -> lines.add("given up: " + one));
    return lines;
  }
}
