package io.baton.server.context.entity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a word before them names: numbers of orders, parcels and invoices, products, and
 * people who say who they are.
 *
 * @param type of the entity
 * @param word that names it
 * @param shape the whole, with the value in group {@code value}
 * @param confidence of such a match
 */
record Labelled(String type, Pattern word, Pattern shape, double confidence) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final double SURE = 0.9;
  private static final double LIKELY = 0.7;

  private static final String JOINT =
      "(?:[ -]?(?:number|no|num|nr|n[º°o]|id|code|ref(?:erence)?|n[uú]mero|num[ée]ro|nummer|code|"
          + "c[oó]digo))?\\.?(?: is| was| es| ist| lautet| est| é)?[ :=-]{0,3}#?(?: ?n[º°]\\.? ?)?";
  private static final String CODE =
      "(?<value>(?=[\\p{L}\\d/_-]{0,29}\\d)[\\p{L}\\d](?:[\\p{L}\\d]|[-_/](?=[\\p{L}\\d])){3,29})"
          + "(?![\\p{L}\\p{N}]|[.,:]\\d)";
  private static final String ORDER =
      "orders?|pedidos?|bestell(?:ung|nummer|nr)|auftrag(?:snummer)?|commandes?|encomendas?|"
          + "compra|purchase";
  private static final String PARCEL =
      "tracking|parcel|shipment|package|seguimiento|env[ií]o|gu[ií]a|sendung(?:snummer)?|paket|"
          + "suivi|colis|rastreio|rastreamento";
  private static final String INVOICE =
      "invoice|bill|factura|rechnung(?:snummer)?|facture|fatura|nota fiscal";
  private static final String PRODUCT =
      "product|item|article|model|sku|producto|art[ií]culo|modelo|produkt|artikel(?:nummer)?|"
          + "modell|produit|mod[èe]le|produto|artigo";
  private static final String GIVEN =
      "(?<value>\\p{Lu}[\\p{L}'-]{1,20}(?: (?:d[aeo]s? |van |von "
          + "|de la )?\\p{Lu}[\\p{L}'-]{1,20}){0,2})";

  static final List<Labelled> ALL =
      List.of(
          coded("order_number", ORDER),
          coded("tracking_number", PARCEL),
          coded("invoice_number", INVOICE),
          coded("product", PRODUCT),
          new Labelled(
              "product",
              Pattern.compile("(?<!\\p{L})(?:" + PRODUCT + ")(?!\\p{L})", FLAGS),
              Pattern.compile(
                  "(?<!\\p{L})(?:" + PRODUCT + ") ?:? ?[\"“«„](?<value>[^\"”»“\\n]{2,40})[\"”»“]",
                  FLAGS),
              SURE),
          new Labelled(
              "person_name",
              Pattern.compile("(?<!\\p{L})(?:name|nombre|nom|nome)(?!\\p{L})", FLAGS),
              Pattern.compile(
                  "(?<!\\p{L})(?i:my name is|my name's|this is|me llamo|mi nombre es|"
                      + "ich hei(?:ß|ss)e|"
                      + "mein name ist|je m['’]appelle|mon nom est|me chamo|chamo-me|meu nome é) "
                      + GIVEN
                      + "(?!\\p{L})"),
              SURE));

  private static Labelled coded(String type, String words) {
    return new Labelled(
        type,
        Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", FLAGS),
        Pattern.compile("(?<!\\p{L})(?:" + words + ")" + JOINT + CODE, FLAGS),
        SURE);
  }

  private static final Pattern BARE =
      Pattern.compile("^\\W*(?:it'?s|es|c'est|é)? ?#?" + CODE + "\\W*$", FLAGS);
  private static final Pattern HASH =
      Pattern.compile("(?<![\\p{L}\\p{N}&])#(?<value>\\d{4,12})(?!\\p{N})");

  /**
   * Tells of each.
   *
   * @param before what the bot asked just before; a bare number is what it asked for
   */
  static void find(String text, String before, Consumer<Match> found) {
    for (Labelled labelled : ALL) {
      labelled.find(text, labelled.shape, labelled.confidence, found);
    }
    asked(before).ifPresent(labelled -> labelled.find(text, BARE, SURE, found));
    new Labelled("order_number", HASH, HASH, LIKELY).find(text, HASH, LIKELY, found);
  }

  private void find(String text, Pattern pattern, double sure, Consumer<Match> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Match match = Match.of(type, matcher.start("value"), matcher.end("value"), sure);
      String value = matcher.group("value");
      boolean code = type.endsWith("_number");
      found.accept(code ? match.normalised(value.toUpperCase(Locale.ROOT)) : match);
    }
  }

  /** The kind that a question names last. */
  private static Optional<Labelled> asked(String before) {
    Optional<Labelled> asked = Optional.empty();
    int at = -1;
    for (Labelled labelled : ALL.subList(0, 4)) {
      Matcher matcher = labelled.word.matcher(before);
      while (matcher.find()) {
        if (matcher.start() > at) {
          at = matcher.start();
          asked = Optional.of(labelled);
        }
      }
    }
    return asked;
  }
}
