package io.baton.server.context.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words before a number say that it is: the last one counts. */
enum Nearby {
  /** An order, parcel, invoice, ticket or the like. */
  REFERENCE(
      "order|tracking|parcel|shipment|package|invoice|ticket|case|reference|ref\\b|booking|sku|"
          + "serial|item|model|version|pedido|env[ií]o|seguimiento|factura|reserva|incidencia|"
          + "bestell\\p{L}*|sendung\\p{L}*|rechnung\\p{L}*|auftrag\\p{L}*|vorgang\\p{L}*|"
          + "buchung\\p{L}*|commande|colis|suivi|facture|r[ée]servation|dossier|encomenda|"
          + "rastreio|fatura|nota fiscal|protocolo|artikel\\p{L}*|art[ií]culo|produto|"
          + "kundennummer|customer (?:number|no|id)|transaction|amount|importe"),
  /** A number of an authority. */
  IDENTITY(
      "ssn|social security|social|national insurance|nino|ni number|dni|nie|nif|identidad|"
          + "documento|steuer\\p{L}*|idnr|id-nr|s[ée]curit[ée] sociale|nir|cpf|cnpj|"
          + "contribuinte|identidade|fiscal|tax|passport|id number"),
  /** A telephone. */
  PHONE(
      "phone\\p{L}*|telephone|tel\\b|mobile|cell\\p{L}*|call|dial|reach|text me|whatsapp|"
          + "contact|ring|sms|tel[eé]fono|m[oó]vil|celular|ll[aá]m\\p{L}*|contact[ao]\\p{L}*|"
          + "telefon\\p{L}*|handy\\p{L}*|mobil\\p{L}*|nummer|anruf\\p{L}*|ruf\\p{L}*|"
          + "t[ée]l[ée]phone|portable|appel\\p{L}*|joindre|rappel\\p{L}*|telefone|"
          + "telem[oó]vel|lig[aou]\\p{L}*|fixe|n[uú]mero|num[ée]ro|fax"),
  /** A card. */
  CARD("card|visa|mastercard|amex|tarjeta|karte\\p{L}*|kreditkarte\\p{L}*|carte|cart[aã]o"),
  /** Nothing said. */
  NOTHING("(?!)");

  private static final int FAR = 40;

  private final Pattern words;

  Nearby(String words) {
    this.words =
        Pattern.compile(
            "(?<!\\p{L})(?:" + words + ")(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Looks back, at most 40 characters and not beyond another number or the end of a sentence.
   *
   * @param start where the number begins
   */
  static Nearby before(String text, int start) {
    return last(clause(text, start));
  }

  /** What a text asks for. */
  static Nearby asked(String text) {
    return last(text);
  }

  private static Nearby last(String text) {
    Nearby nearest = NOTHING;
    int at = -1;
    for (Nearby one : values()) {
      Matcher matcher = one.words.matcher(text);
      while (matcher.find()) {
        if (matcher.start() > at) {
          at = matcher.start();
          nearest = one;
        }
      }
    }
    return nearest;
  }

  private static String clause(String text, int start) {
    int from = start;
    while (from > 0 && start - from < FAR && !ends(text, from - 1)) {
      from--;
    }
    return text.substring(from, start);
  }

  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    boolean sentence =
        (c == '.' || c == '!' || c == '?')
            && at + 1 < text.length()
            && text.charAt(at + 1) == ' '
            && at > 3
            && Character.isLetter(text.charAt(at - 3));
    return Character.isDigit(c) || c == '\n' || c == ';' || sentence;
  }
}
