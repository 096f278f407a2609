package io.baton.escalation.policy.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyPhraseTest {

  /** What a text says of a phrase; empty where it does not. */
  private static String found(String phrase, String said, PhraseMatch match) {
    KeyPhrase key = KeyPhrase.of(phrase, match);
    TokenizedText text = TokenizedText.of(said);
    int place = key.placeIn(text);
    return place < 0 ? "" : said.substring(text.start(place), text.end(place + key.size() - 1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "chargeback, chargeback's",
        "chargeback, chargebacks",
        "refund, Refunded",
        "refund, refunding",
        "refunded, refund",
        "charge, charged",
        "charge, charging",
        "cancel, cancelled",
        "policy, policies",
        "court, courts",
        "sue, sues",
        "box, box's",
        "Anwalt, Anwälte",
        "Anwalt, Anwalts",
        "Anwalt, Anwälten",
        "Anwalt, Anwältin",
        "Mitarbeiter, Mitarbeiterinnen",
        "Klage, Klagen",
        "verklagen, verklage",
        "verklagen, verklagt",
        "rechtliche Schritte, rechtlicher Schritte",
        "Zeugnis, Zeugnisse",
        "abogado, abogados",
        "abogado, abogada",
        "reclamación, reclamaciones",
        "juez, jueces",
        "cancelar, cancelado",
        "cancelar, cancelo",
        "denunciarlos, denunciarlo",
        "avocat, avocate",
        "avocat, l'avocat",
        "avocat, d’avocats",
        "l'avocat, l'avocate",
        "rembourser, remboursé",
        "rembourser, remboursées",
        "annuler, j'annule",
        "directeur, directrice",
        "tribunal, tribunaux",
        "reclamação, reclamações",
        "judicial, judiciais",
        "mensagem, mensagens",
        "advogado, advogadas",
      })
  void formsOfWordsAreFound(String phrase, String form) {
    String said = "😀 so: " + form + ", " + form;
    assertThat(found(phrase, said, PhraseMatch.INFLECTIONS)).isEqualTo(form);
    assertThat(found(phrase, said, PhraseMatch.FUZZY)).isEqualTo(form);
    assertThat(found(phrase, said, PhraseMatch.EXACT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "chargeback, chargback",
    "attorney, attorny",
    "lawsuit, lawsiut",
    "lawyer, lawyr",
    "lawyer, lawywer",
    "lawyer, lwayer",
    "my attorney, my atorney",
    "Rechtsanwalt, Rechtsanwat",
    "abogado, abogdao",
    "avocat, avocta",
    "avocat, l'avocart",
    "advogado, advogadp",
  })
  void wordsWithOneLetterWrongAreFoundWhereThatIsEnough(String phrase, String said) {
    assertThat(found(phrase, "a " + said + "!", PhraseMatch.FUZZY)).isEqualTo(said);
    assertThat(found(phrase, said, PhraseMatch.INFLECTIONS)).isEmpty();
    assertThat(found(phrase, said, PhraseMatch.EXACT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "charge, change",
    "charge, charger",
    "charged, changed",
    "contract, contact",
    "contracts, contacts",
    "contract, contractor",
    "lawyer, layer",
    "court, count",
    "court, cour",
    "court, courtesy",
    "suing, sewing",
    "fired, fried",
    "manager, manage",
    "manager, managed",
    "cancel, cancer",
    "complaint, compliant",
    "police, policy",
    "policy, police",
    "filed, filled",
    "human, humane",
    "threat, thread",
    "status, statue",
    "Kunde, Kinde",
    "Betrug, Betrag",
    "Gericht, Gesicht",
    "Schaden, schade",
    "das, dass",
    "denuncia, renuncia",
    "estafa, estufa",
    "derecho, derecha",
    "abogado, ahogado",
    "contrat, contact",
    "facture, fracture",
    "plainte, plante",
    "les, less",
    "tarifa, tarefa",
    "contrato, contato",
    "prisao, pressao",
    "iphone12, iphone13",
    "premium1, premium2",
    "my lawyer, my good lawyer",
    "24/7, 24/8",
  })
  void otherWordsAreNot(String phrase, String said) {
    assertThat(found(phrase, said, PhraseMatch.FUZZY)).isEmpty();
  }

  @Test
  void everyWordOfAPhraseMayBeLikeIt() {
    String said = "😀 I am taking legal actions, killing myslef";
    assertThat(found("legal action", said, PhraseMatch.FUZZY)).isEqualTo("legal actions");
    assertThat(found("kill myself", said, PhraseMatch.FUZZY)).isEqualTo("killing myslef");
    assertThat(found("kill myself", said, PhraseMatch.INFLECTIONS)).isEmpty();
  }

  @Test
  void nothingIsFoundInAnEmptyTextAndAnEmptyPhraseIsRefused() {
    assertThat(found("lawyer", "", PhraseMatch.FUZZY)).isEmpty();
    assertThat(found("don't", "don't", PhraseMatch.EXACT)).isEqualTo("don't");
    assertThatIllegalArgumentException().isThrownBy(() -> KeyPhrase.of(" ", PhraseMatch.EXACT));
  }

  /** All edits, not some at random: there are but some hundreds a word. */
  @ParameterizedTest
  @CsvSource({"attorney", "chargeback", "verklagen", "reclamacion", "resiliation", "indenizacao"})
  void everyEditOfALongWordIsFoundUnlessItIsAnotherWord(String word) {
    KnownWords known = KnownWords.read();
    KeyPhrase phrase = KeyPhrase.of(word, PhraseMatch.FUZZY);
    for (String edit : edits(word)) {
      if (!known.have(edit)) {
        assertThat(phrase.placeIn(TokenizedText.of("a " + edit))).as(edit).isEqualTo(1);
      }
    }
  }

  /** With the same first letter. */
  private static Set<String> edits(String word) {
    Set<String> edits = new LinkedHashSet<>();
    for (int i = 1; i <= word.length(); i++) {
      String before = word.substring(0, i);
      String after = word.substring(i);
      for (char letter = 'a'; letter <= 'z'; letter++) {
        edits.add(before + letter + after);
        edits.add(before + letter + after.substring(Math.min(1, after.length())));
      }
      if (!after.isEmpty()) {
        edits.add(before + after.substring(1));
      }
      if (after.length() > 1) {
        edits.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
      }
    }
    return edits;
  }

  @Test
  void everyLookAlikeWouldElseBeTakenForAForm() {
    Inflections inflections = Inflections.read();
    KnownWords known = KnownWords.read();
    for (String line : ResourceLines.of(KnownWords.class, "look-alikes.txt")) {
      List<String> words = List.of(line.split(":? "));
      for (String other : words.subList(1, words.size())) {
        assertThat(inflections.alike(words.getFirst(), other)).as(line).isTrue();
        assertThat(known.differ(other, words.getFirst())).as(line).isTrue();
      }
    }
  }
}
