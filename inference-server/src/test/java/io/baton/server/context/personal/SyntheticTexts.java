package io.baton.server.context.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Sentences of customers with personal data in them, and with numbers that only look like it. */
final class SyntheticTexts {

  /** A sentence and what is in it; an empty list for a look-alike. */
  record Labelled(String text, List<PersonalSpan> spans) {}

  static final Map<PersonalKind, Function<SyntheticNumbers, String>> NUMBERS =
      Map.ofEntries(
          Map.entry(PersonalKind.CARD, SyntheticNumbers::card),
          Map.entry(PersonalKind.IBAN, SyntheticNumbers::iban),
          Map.entry(PersonalKind.US_SSN, SyntheticNumbers::ssn),
          Map.entry(PersonalKind.UK_NINO, SyntheticNumbers::nino),
          Map.entry(PersonalKind.ES_DNI, SyntheticNumbers::dni),
          Map.entry(PersonalKind.DE_TAX_ID, SyntheticNumbers::taxId),
          Map.entry(PersonalKind.FR_NIR, SyntheticNumbers::nir),
          Map.entry(PersonalKind.BR_CPF, SyntheticNumbers::cpf),
          Map.entry(PersonalKind.BR_CNPJ, SyntheticNumbers::cnpj),
          Map.entry(PersonalKind.PT_NIF, SyntheticNumbers::nif),
          Map.entry(PersonalKind.EMAIL, SyntheticNumbers::mail),
          Map.entry(PersonalKind.PHONE, SyntheticNumbers::phone));

  private static final Map<PersonalKind, List<String>> CARRIERS =
      Map.ofEntries(
          Map.entry(
              PersonalKind.CARD,
              List.of(
                  "You charged my card # twice",
                  "#",
                  "Mi tarjeta es #, caduca en 09/28.",
                  "Meine Kartennummer: #",
                  "J'ai payé avec la carte # hier",
                  "O cartão # foi recusado!",
                  "order 48213 was paid with #, why?")),
          Map.entry(
              PersonalKind.IBAN,
              List.of(
                  "Please refund to #.",
                  "IBAN #",
                  "Bitte überweisen Sie auf # bis Freitag",
                  "mi cuenta es # gracias",
                  "voici mon RIB : #",
                  "(#)")),
          Map.entry(
              PersonalKind.US_SSN,
              List.of("my SSN is #", "Social security number #, please check", "ssn: # thanks")),
          Map.entry(
              PersonalKind.UK_NINO,
              List.of("National insurance # ok?", "#", "My NI number is #.", "it's #, thanks")),
          Map.entry(
              PersonalKind.ES_DNI,
              List.of("Mi DNI es #", "NIE: #.", "soy titular, # y quiero la baja", "#")),
          Map.entry(
              PersonalKind.DE_TAX_ID,
              List.of("Meine Steuer-ID lautet #", "IdNr. #", "#", "steuerliche Nummer: #!")),
          Map.entry(
              PersonalKind.FR_NIR,
              List.of("mon numéro de sécurité sociale : #", "#", "Sécu # merci", "NIR #.")),
          Map.entry(
              PersonalKind.BR_CPF, List.of("meu CPF é #", "CPF: #", "o titular é # mesmo", "#")),
          Map.entry(
              PersonalKind.BR_CNPJ,
              List.of("CNPJ #", "a empresa é #, certo?", "#", "nosso cnpj: #.")),
          Map.entry(
              PersonalKind.PT_NIF,
              List.of("O meu NIF é #", "NIF: #", "número de contribuinte # obrigado")),
          Map.entry(
              PersonalKind.EMAIL,
              List.of(
                  "write to #",
                  "#",
                  "Mi correo es #.",
                  "Bitte an <#> schicken, nicht an die alte Adresse",
                  "mon adresse : #, merci",
                  "mailto:#")),
          Map.entry(
              PersonalKind.PHONE,
              List.of(
                  "call me on # after five",
                  "#",
                  "Mi teléfono: #",
                  "Meine Nummer ist #.",
                  "vous pouvez me joindre au #",
                  "o meu número é #, obrigado",
                  "phone # or mail")));

  private static final List<String> LOOK_ALIKES =
      List.of(
          "my order number is 9#8",
          "order 4#15",
          "Where is parcel 1Z#9A#7?",
          "tracking number 9#19",
          "delivered on 24.11.20#2",
          "el 03/12/20#2 a las 14:30",
          "am 01.02.20#2 14:30 Uhr",
          "2026-1#1-0#1 to 2026-1#1-1#1",
          "the price went from 1#3.00 to 1,#3.50 EUR",
          "das macht 12#3,90 €",
          "R$ 1.2#2,00 foi cobrado",
          "Bestellnummer 3#9 seit #1 Tagen",
          "commande n° 7#8 du 12 mars",
          "pedido 10#7-22",
          "a encomenda 5#9 não chegou",
          "invoice INV-2026-#6",
          "ORD-4#15",
          "the code is #6",
          "flight at 06:#1, gate B#2",
          "version 10.#2.#3.1",
          "IP 192.168.1#1.2#1",
          "model XK-#4-2024-B",
          "ticket #7 and ticket #7",
          "5 items for 1#2 people in room 3#2",
          "I waited 45 minutes, then #2 more",
          "der Artikel 4006#9 fehlt",
          "my customer number is 8#8",
          "from 2019 to 2024 I paid 12 x 39.9#1",
          "see @support or admin@ for more",
          "https://example.com/orders/7#9?id=1#6",
          "serial number C02#8",
          "ref. 55#10",
          "GB29 is no account, nor is DE#2 #4",
          "ES#2 #4 #4 is too short",
          "zip 9#4-1#3, box 1#3",
          "I bought 100#1 shares at 1#2.5",
          "guía de envío 78#10",
          "nº de seguimiento 3#12",
          "Sendungsnummer 003404#14",
          "numéro de suivi 6A#11");

  private final RandomGenerator random;
  private final SyntheticNumbers numbers;

  SyntheticTexts(RandomGenerator random) {
    this.random = random;
    this.numbers = new SyntheticNumbers(random);
  }

  /** Sentences with one piece of personal data each. */
  List<Labelled> positives(PersonalKind kind, int count) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> carriers = CARRIERS.getOrDefault(kind, List.of("#"));
      String carrier = carriers.get(i % carriers.size());
      String number = NUMBERS.getOrDefault(kind, all -> "").apply(numbers);
      int start = carrier.indexOf('#');
      texts.add(
          new Labelled(
              carrier.replace("#", number),
              List.of(new PersonalSpan(kind, start, start + number.length()))));
    }
    return texts;
  }

  /** Sentences with numbers of other kinds: of orders, parcels, days, amounts. */
  List<Labelled> lookAlikes(int count) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      String form = LOOK_ALIKES.get(i % LOOK_ALIKES.size());
      for (int at = 0; at < form.length(); at++) {
        if (form.charAt(at) != '#') {
          text.append(form.charAt(at));
          continue;
        }
        int from = at + 1;
        while (at + 1 < form.length() && Character.isDigit(form.charAt(at + 1)) && at - from < 1) {
          at++;
        }
        text.append(numbers.digits(Integer.parseInt(form.substring(from, at + 1))));
      }
      texts.add(new Labelled(text.toString(), List.of()));
    }
    return texts;
  }

  /** A number of this seed, for orders of kinds. */
  int next(int bound) {
    return random.nextInt(bound);
  }
}
