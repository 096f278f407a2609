package io.baton.server.http.limit;

import io.baton.conversation.Turn;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How long a text may be.
 *
 * @param bytes of UTF-8 at most
 */
public record TextLimit(int bytes) {

  /**
   * Looks at a text.
   *
   * @param field where it was
   * @throws ProblemException if it is too long
   */
  public void check(String field, String text) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > bytes) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.TOO_LARGE, field, size + " bytes of UTF-8 are more than " + bytes));
    }
  }

  /** Looks at the texts of a conversation's turns. */
  public void check(List<Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      String field = "turns[" + i + "].text";
      turns.get(i).text().ifPresent(text -> check(field, text));
    }
  }
}
