package io.baton.server.context.personal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kinds of personal data that have a shape. */
public enum PersonalKind {
  /** Payment card: 13 to 19 digits, Luhn. */
  CARD,
  /** Bank account: length by country, mod 97. */
  IBAN,
  /** Social security number of the United States. */
  US_SSN,
  /** National insurance number of the United Kingdom. */
  UK_NINO,
  /** Spanish identity card or that of a resident foreigner, with its letter. */
  ES_DNI,
  /** German tax identification number, ISO 7064 mod 11, 10. */
  DE_TAX_ID,
  /** French social security number, mod 97. */
  FR_NIR,
  /** Brazilian taxpayer, two check digits mod 11. */
  BR_CPF,
  /** Brazilian company, two check digits mod 11. */
  BR_CNPJ,
  /** Portuguese taxpayer, mod 11. */
  PT_NIF,
  EMAIL,
  PHONE,
  /** An identity number of any country that the NLU named as one. */
  NATIONAL_ID;

  /** The name in JSON: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
