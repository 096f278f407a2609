package io.baton.server.context.crm;

import io.baton.server.context.model.CustomerView.Field;
import io.baton.server.context.model.CustomerView.Lookup;
import java.util.List;

/** Looks a customer up. Thread-safe. */
public interface CustomerLookup {

  /**
   * What is known.
   *
   * @param lookups that were made
   */
  record Answer(List<Field> fields, List<Lookup> lookups) {

    /** Nobody was asked. */
    public static final Answer NONE = new Answer(List.of(), List.of());

    public Answer {
      fields = List.copyOf(fields);
      lookups = List.copyOf(lookups);
    }
  }

  /**
   * Asks; never fails.
   *
   * @param customer the operator's id
   */
  Answer find(String customer);

  /** Asks nobody. */
  static CustomerLookup none() {
    return customer -> Answer.NONE;
  }
}
