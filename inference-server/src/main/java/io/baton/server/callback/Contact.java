package io.baton.server.callback;

import io.baton.conversation.history.FieldException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a customer is reached for a callback.
 *
 * @param phone digits, blanks and ( ) + - . / with 5 to 20 digits
 * @param email an address
 */
public record Contact(Optional<String> phone, Optional<String> email) {

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,38}[0-9]");
  private static final int FEWEST_DIGITS = 5;
  private static final int MOST_DIGITS = 20;
  private static final String SEPARATING = "\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}";
  private static final Pattern EMAIL =
      Pattern.compile("[^" + SEPARATING + "]{1,64}@[^_" + SEPARATING + "]{1,189}");

  public Contact {
    phone.ifPresent(Contact::checkPhone);
    email.ifPresent(address -> checkEmail("email", address));
  }

  private static void checkPhone(String phone) {
    long digits = phone.chars().filter(Character::isDigit).count();
    if (!PHONE.matcher(phone).matches() || digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
      throw new FieldException(
          "phone",
          "is no number of "
              + FEWEST_DIGITS
              + " to "
              + MOST_DIGITS
              + " digits, such as +49 30 123456");
    }
  }

  /**
   * Checks an address.
   *
   * @throws FieldException if it is none
   */
  public static void checkEmail(String field, String address) {
    if (!EMAIL.matcher(address).matches() || address.contains("..")) {
      throw new FieldException(field, "is no e-mail address such as ada@example.org");
    }
  }
}
