package io.baton.conversation.history;

import java.io.IOException;

/** A line is longer than what is held in memory; the next line can be read all the same. */
final class LineTooLongException extends IOException {

  private static final long serialVersionUID = 1;

  LineTooLongException(int longest) {
    super("the line is longer than " + longest + " bytes");
  }
}
