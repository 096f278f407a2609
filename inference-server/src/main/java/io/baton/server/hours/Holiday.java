package io.baton.server.hours;

import io.baton.conversation.history.FieldException;
import java.time.LocalDate;
import java.time.MonthDay;

/** A day on which nothing opens, and at whose first instant what is still open closes. */
public sealed interface Holiday {

  /** What it is called, at most 100 characters, may be empty. */
  String name();

  /** Whether a date is one. */
  boolean falls(LocalDate date);

  /** A holiday of one year, such as Easter Monday. */
  record Once(LocalDate date, String name) implements Holiday {

    public Once {
      check(name);
    }

    @Override
    public boolean falls(LocalDate other) {
      return date.equals(other);
    }
  }

  /** A holiday of every year; 29 February of leap years only. */
  record Yearly(MonthDay day, String name) implements Holiday {

    public Yearly {
      check(name);
    }

    @Override
    public boolean falls(LocalDate other) {
      return MonthDay.from(other).equals(day);
    }
  }

  private static void check(String name) {
    if (name.length() > Exceptional.LONGEST) {
      throw new FieldException(
          "name", name.length() + " characters are not in 0.." + Exceptional.LONGEST);
    }
  }
}
