package io.baton.server.context.personal;

import java.math.BigInteger;
import java.util.Locale;

/** The arithmetic by which numbers of authorities and banks show a slip of the pen. */
final class CheckDigits {

  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private CheckDigits() {}

  /** ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of 10. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** ISO 13616: country and check digits at the end, letters as 10 to 35, remainder 1. */
  static boolean iban(String compact) {
    String turned = compact.substring(4) + compact.substring(0, 4);
    StringBuilder digits = new StringBuilder();
    for (char c : turned.toUpperCase(Locale.ROOT).toCharArray()) {
      digits.append(Character.digit(c, 36));
    }
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }

  /** Area not 000, 666 or from 900; group not 00; serial not 0000. */
  static boolean ssn(String digits) {
    String area = digits.substring(0, 3);
    return !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }

  /** Prefixes that are never given out are none; it has no check digit. */
  static boolean nino(String compact) {
    String prefix = compact.substring(0, 2);
    return "DFIQUV".indexOf(prefix.charAt(0)) < 0
        && "DFIOQUV".indexOf(prefix.charAt(1)) < 0
        && !"BG GB KN NK NT TN ZZ".contains(prefix);
  }

  /** Eight digits and the letter of their remainder by 23; X, Y, Z stand for 0, 1, 2. */
  static boolean dni(String compact) {
    String digits =
        compact
            .substring(0, compact.length() - 1)
            .replace('X', '0')
            .replace('Y', '1')
            .replace('Z', '2');
    int remainder = Integer.parseInt(digits) % 23;
    return DNI_LETTERS.charAt(remainder) == compact.charAt(compact.length() - 1);
  }

  /** ISO 7064 mod 11, 10; the first digit is not 0; one digit comes twice or three times. */
  static boolean taxId(String digits) {
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    int check = 11 - product;
    long different = digits.substring(0, 10).chars().distinct().count();
    return digits.charAt(0) != '0'
        && (check == 10 ? 0 : check) == digits.charAt(10) - '0'
        && (different == 9 || different == 8);
  }

  /** 97 less the remainder by 97; the departments of Corsica count as 19 and 18. */
  static boolean nir(String compact) {
    String number = compact.substring(0, 13).replace("2A", "19").replace("2B", "18");
    int key = Integer.parseInt(compact.substring(13));
    int month = Integer.parseInt(compact.substring(3, 5));
    return ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)
        && 97 - Long.parseLong(number) % 97 == key;
  }

  /** Two digits mod 11, weights falling to 2; eleven times the same digit is none. */
  static boolean cpf(String digits) {
    return digits.chars().distinct().count() > 1
        && digits.charAt(9) - '0' == mod11(digits.substring(0, 9), 10)
        && digits.charAt(10) - '0' == mod11(digits.substring(0, 10), 11);
  }

  /** Two digits mod 11, weights 2 to 9 from the right. */
  static boolean cnpj(String digits) {
    return digits.chars().distinct().count() > 1
        && digits.charAt(12) - '0' == mod11(digits.substring(0, 12), 9)
        && digits.charAt(13) - '0' == mod11(digits.substring(0, 13), 9);
  }

  /** One digit mod 11; the first is none of 0, 4 and 7. */
  static boolean nif(String digits) {
    return "047".indexOf(digits.charAt(0)) < 0
        && digits.charAt(8) - '0' == mod11(digits.substring(0, 8), 9);
  }

  /** Weights from the right 2, 3 up to the heaviest and again; a remainder below 2 gives 0. */
  private static int mod11(String digits, int heaviest) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = 2 + i % (heaviest - 1);
      sum += (digits.charAt(digits.length() - 1 - i) - '0') * weight;
    }
    int remainder = sum % 11;
    return remainder < 2 ? 0 : 11 - remainder;
  }
}
