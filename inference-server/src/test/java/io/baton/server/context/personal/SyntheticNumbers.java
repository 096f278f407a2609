package io.baton.server.context.personal;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes valid numbers up, in the ways in which people write them. */
final class SyntheticNumbers {

  private final RandomGenerator random;

  SyntheticNumbers(RandomGenerator random) {
    this.random = random;
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String grouped(String compact, String separator, int... sizes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int size : sizes) {
      text.append(at == 0 ? "" : separator).append(compact, at, at + size);
      at += size;
    }
    return text.append(compact.substring(at)).toString();
  }

  String card() {
    String prefix = one(List.of("4", "51", "53", "55", "2221", "34", "37", "6011", "36"));
    int length = prefix.startsWith("3") ? (prefix.equals("36") ? 14 : 15) : 16;
    String body = prefix + digits(length - 1 - prefix.length());
    int check = 0;
    while (!luhn(body + check)) {
      check++;
    }
    String card = body + check;
    String separator = one(List.of("", " ", "-"));
    return length == 16
        ? grouped(card, separator, 4, 4, 4, 4)
        : grouped(card, separator, 4, 6, length - 10);
  }

  private static boolean luhn(String number) {
    int sum = 0;
    boolean twice = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = Character.digit(number.charAt(i), 10) * (twice ? 2 : 1);
      sum += digit / 10 + digit % 10;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  String iban() {
    String form = one(List.of("DE18", "ES20", "FR23", "PT21", "NL!10", "GB!14", "BR23", "AT16"));
    String country = form.substring(0, 2);
    String body =
        form.contains("!")
            ? one(List.of("ABNA", "WEST", "INGB", "BARC"))
                + digits(Integer.parseInt(form.substring(3)))
            : digits(Integer.parseInt(form.substring(2))) + (country.equals("BR") ? "C1" : "");
    StringBuilder number = new StringBuilder();
    (body + country + "00").chars().forEach(c -> number.append(Character.digit(c, 36)));
    int check = 98 - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    String iban = country + (check < 10 ? "0" : "") + check + body;
    if (random.nextInt(3) == 0) {
      return iban;
    }
    String spaced = iban.replaceAll("(.{4})(?=.)", "$1 ");
    return random.nextInt(4) == 0 ? spaced.toLowerCase(java.util.Locale.ROOT) : spaced;
  }

  String ssn() {
    int area = 1 + random.nextInt(898);
    String number =
        "%03d%02d%04d"
            .formatted(area == 666 ? 667 : area, 1 + random.nextInt(99), 1 + random.nextInt(9999));
    return grouped(number, one(List.of("-", "-", " ", "")), 3, 2, 4);
  }

  String nino() {
    String number =
        one(List.of("AB", "CE", "JG", "PW", "SM", "ZY"))
            + digits(6)
            + one(List.of("A", "B", "C", "D"));
    return grouped(number, one(List.of("", " ")), 2, 2, 2, 2);
  }

  String dni() {
    boolean foreigner = random.nextInt(3) == 0;
    String first = foreigner ? one(List.of("X", "Y", "Z")) : digits(1);
    String rest = digits(7);
    int number = Integer.parseInt((foreigner ? "" + "XYZ".indexOf(first) : first) + rest);
    char letter = "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
    return first + rest + one(List.of("", "-")) + letter;
  }

  String taxId() {
    // One digit comes twice, one not at all.
    StringBuilder body = new StringBuilder();
    while (body.length() < 10 || body.charAt(0) == '0' || body.chars().distinct().count() != 9) {
      body.setLength(0);
      body.append(digits(10));
    }
    for (int check = 0; check < 10; check++) {
      if (iso7064(body.toString() + check)) {
        return grouped(body.toString() + check, one(List.of("", " ")), 2, 3, 3, 3);
      }
    }
    throw new IllegalStateException("one of ten digits must fit " + body);
  }

  private static boolean iso7064(String number) {
    int carried = 10;
    for (int i = 0; i < 10; i++) {
      int sum = (carried + Character.digit(number.charAt(i), 10)) % 10;
      carried = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (carried + Character.digit(number.charAt(10), 10)) % 10 == 1;
  }

  String nir() {
    String department = one(List.of("75", "13", "69", "2A", "2B"));
    String body =
        one(List.of("1", "2"))
            + digits(2)
            + "%02d".formatted(1 + random.nextInt(12))
            + department
            + digits(6);
    long number = Long.parseLong(body.replace("2A", "19").replace("2B", "18"));
    String key = "%02d".formatted(97 - number % 97);
    return grouped(body + key, one(List.of("", " ")), 1, 2, 2, 2, 3, 3, 2);
  }

  private static String weighted(String body, int... weights) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += Character.digit(body.charAt(i), 10) * weights[i];
    }
    return body + (sum % 11 < 2 ? 0 : 11 - sum % 11);
  }

  String cpf() {
    String one = weighted(digits(9), 10, 9, 8, 7, 6, 5, 4, 3, 2);
    String cpf = weighted(one, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    return random.nextInt(3) == 0
        ? cpf
        : grouped(cpf.substring(0, 9), ".", 3, 3, 3) + "-" + cpf.substring(9);
  }

  String cnpj() {
    String one = weighted(digits(8) + "0001", 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
    String cnpj = weighted(one, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
    return random.nextInt(3) == 0
        ? cnpj
        : grouped(cnpj.substring(0, 8), ".", 2, 3, 3)
            + "/"
            + cnpj.substring(8, 12)
            + "-"
            + cnpj.substring(12);
  }

  String nif() {
    String nif = weighted(one(List.of("1", "2", "5")) + digits(7), 9, 8, 7, 6, 5, 4, 3, 2);
    return grouped(nif, one(List.of("", " ")), 3, 3, 3);
  }

  String mail() {
    String person =
        one(List.of("anna", "j.silva", "peter_k", "maria-lopez", "zoë", "o'neil", "tim+shop"));
    String domain =
        one(List.of("example.com", "mail.example.co.uk", "exemplo.pt", "firma-beispiel.de"));
    return person + random.nextInt(100) + "@" + domain;
  }

  String phone() {
    return switch (random.nextInt(10)) {
      case 0 -> "+1 " + (201 + random.nextInt(700)) + " 555 " + digits(4);
      case 1 -> "(" + (201 + random.nextInt(700)) + ") 555-" + digits(4);
      case 2 -> "+49 151 " + digits(8);
      case 3 -> "0171 " + digits(7);
      case 4 -> "06 " + grouped(digits(8), " ", 2, 2, 2, 2);
      case 5 -> "+44 7700 " + digits(6);
      case 6 -> "6" + digits(2) + " " + digits(3) + " " + digits(3);
      case 7 -> "(11) 9" + digits(4) + "-" + digits(4);
      case 8 -> "+351 91" + digits(7);
      default -> "0033 6 " + grouped(digits(8), " ", 2, 2, 2, 2);
    };
  }
}
