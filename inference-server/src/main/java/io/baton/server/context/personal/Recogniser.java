package io.baton.server.context.personal;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one kind of personal data by its shape, its check digits and the words before it.
 *
 * @param kind of data
 * @param shape of the text
 * @param number whether letters and digits, without what separates them, are such a number
 * @param said whether it can be one after these words
 */
record Recogniser(
    PersonalKind kind, Pattern shape, Predicate<String> number, Predicate<Nearby> said) {

  private static final String START = "(?<![\\p{L}\\p{N}•])(?<![\\p{L}\\p{N}][-_/#])";
  private static final String END = "(?![\\p{L}\\p{N}•])(?![-_/][\\p{L}\\p{N}])";
  private static final Pattern DATE =
      Pattern.compile("^\\d{1,2}([./-])\\d{1,2}\\1(?:19|20)\\d{2}(?!\\d)");
  private static final Pattern BANK_CARD =
      Pattern.compile(
          "4(?:\\d{12}|\\d{15}|\\d{18})|(?:5[1-5]|2[2-7]|35)\\d{14}|3[47]\\d{13}|"
              + "3[0689]\\d{12,17}|(?:50|5[6-8]|6\\d)\\d{14,17}");

  /** In the order of preference: what an earlier one took is no later one's. */
  static final List<Recogniser> ALL =
      List.of(
          new Recogniser(
              PersonalKind.EMAIL,
              Pattern.compile(
                  "(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}_%+'-](?:[\\p{L}\\p{N}._%+'-]{0,63})"
                      + "@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}(?![\\p{L}\\p{N}])"),
              text -> true,
              said -> true),
          of(
              PersonalKind.CARD,
              "\\d(?:[ -]?\\d){12,18}",
              digits -> BANK_CARD.matcher(digits).matches() && CheckDigits.luhn(digits),
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.FR_NIR,
              "[1278] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}",
              CheckDigits::nir,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.BR_CNPJ,
              "\\d{2}\\.?\\d{3}\\.?\\d{3}/?\\d{4}-?\\d{2}",
              CheckDigits::cnpj,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.BR_CPF,
              "\\d{3}\\.\\d{3}\\.\\d{3}-?\\d{2}|\\d{9}-\\d{2}",
              CheckDigits::cpf,
              said -> true),
          of(
              PersonalKind.DE_TAX_ID,
              "\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}",
              CheckDigits::taxId,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.BR_CPF,
              "\\d{11}|\\d{3} \\d{3} \\d{3} \\d{2}",
              CheckDigits::cpf,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.UK_NINO,
              "[A-Z]{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D]",
              CheckDigits::nino,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.ES_DNI,
              "(?:\\d{8}|\\d{2}\\.\\d{3}\\.\\d{3}|[XYZ][- ]?\\d{7})[- ]?[A-Z]",
              CheckDigits::dni,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.US_SSN,
              "\\d{3}-\\d{2}-\\d{4}|\\d{3} \\d{2} \\d{4}",
              CheckDigits::ssn,
              not(Nearby.REFERENCE)),
          of(
              PersonalKind.US_SSN,
              "\\d{9}",
              digits -> CheckDigits.ssn(digits) && !CheckDigits.nif(digits),
              only(Nearby.IDENTITY)),
          of(
              PersonalKind.PT_NIF,
              "(?:PT ?)?\\d{3} ?\\d{3} ?\\d{3}",
              text -> CheckDigits.nif(text.substring(text.length() - 9)),
              only(Nearby.IDENTITY)),
          of(PersonalKind.US_SSN, "\\d{9}", CheckDigits::ssn, only(Nearby.IDENTITY)),
          phone("\\+[1-9](?:[ ./-]?\\(?\\d\\)?){7,14}", said -> true),
          phone("00[1-9](?:[ ./-]?\\(?\\d\\)?){7,13}", not(Nearby.REFERENCE)),
          phone(
              "(?:1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}",
              not(Nearby.REFERENCE)),
          phone("\\(?0[1-9]\\d{0,4}\\)?(?:[ ./-]?\\d){5,9}", not(Nearby.REFERENCE)),
          phone(
              "\\([1-9]\\d\\) ?9?\\d{4}[ -]?\\d{4}|[1-9]\\d 9 ?\\d{4}[ -]\\d{4}|"
                  + "[1-9]\\d [2-5]\\d{3}-\\d{4}",
              not(Nearby.REFERENCE)),
          phone(
              "[26-9]\\d{2}[ -]\\d{3}[ -]\\d{3}|[6-9]\\d{2}(?:[ -]\\d{2}){3}",
              not(Nearby.REFERENCE)),
          phone("\\d(?:[ .-]?\\d){6,12}", only(Nearby.PHONE)));

  private static Recogniser of(
      PersonalKind kind, String shape, Predicate<String> number, Predicate<Nearby> said) {
    Pattern bounded = Pattern.compile(START + "(?:" + shape + ")" + END, Pattern.CASE_INSENSITIVE);
    return new Recogniser(kind, bounded, number, said);
  }

  private static Recogniser phone(String shape, Predicate<Nearby> said) {
    return of(PersonalKind.PHONE, shape, digits -> digits.length() >= 7, said);
  }

  private static Predicate<Nearby> not(Nearby one) {
    return said -> said != one;
  }

  private static Predicate<Nearby> only(Nearby one) {
    return said -> said == one;
  }

  /**
   * Tells of each place.
   *
   * @param text with plain digits
   * @param asked what the turn before asked for
   */
  void find(String text, Nearby asked, Consumer<PersonalSpan> found) {
    Matcher matcher = shape.matcher(text);
    while (matcher.find()) {
      Nearby own = Nearby.before(text, matcher.start());
      boolean date = kind == PersonalKind.PHONE && DATE.matcher(matcher.group()).find();
      if (!date
          && said.test(own == Nearby.NOTHING ? asked : own)
          && number.test(compact(matcher.group()))) {
        found.accept(new PersonalSpan(kind, matcher.start(), matcher.end()));
      }
    }
  }

  private static String compact(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }
}
