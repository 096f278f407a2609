package io.baton.server.context.hiding;

import io.baton.server.context.personal.PersonalKind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of entities and fields that say that their value is personal data, whatever its shape. */
final class SensitiveNames {

  private static final Map<PersonalKind, Pattern> NAMES =
      Map.of(
          PersonalKind.CARD,
          words(
              "card_?number|credit_?card|debit_?card|pan|cc_?number|tarjeta|kreditkarte|cart[aã]o"),
          PersonalKind.IBAN,
          words("iban|bank_?account|account_?number|kontonummer"),
          PersonalKind.EMAIL,
          words("e_?mail|email_?address|mail"),
          PersonalKind.PHONE,
          words("phone|phone_?number|telephone|mobile|tel|telefono|telefon|telefone|cell"),
          PersonalKind.NATIONAL_ID,
          words(
              "ssn|social_?security(?:_?number)?|nino|national_?id|national_?insurance|dni|nie|nif|"
                  + "nir|cpf|cnpj|tax_?id|steuer_?id|passport(?:_?number)?|id_?number"));

  private SensitiveNames() {}

  private static Pattern words(String words) {
    return Pattern.compile("(?i)(?:.*[._-])?(?:" + words + ")(?:[._-].*)?");
  }

  static Optional<PersonalKind> kind(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(name).matches())
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
