package io.baton.escalation.request;

import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.TokenizedText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads phrases with the lexicon and models that come with Baton. Pure and thread-safe. */
final class Phrases {

  private final PhraseBlend model;
  private final int telling;

  private Phrases(PhraseBlend model, int telling) {
    this.model = model;
    this.telling = telling;
  }

  static Phrases of(String linear, String nets, Category... telling) {
    int set = 0;
    for (Category category : telling) {
      set |= category.bit();
    }
    try (InputStream linearFile = open(linear);
        InputStream netsFile = open(nets)) {
      PhraseBlend model = new PhraseBlend(PhraseModel.read(linearFile), PhraseNets.read(netsFile));
      return new Phrases(model, set);
    } catch (IOException e) {
      throw new UncheckedIOException(linear + ", " + nets, e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Phrases.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the resource " + resource + " is missing");
    }
    return new BufferedInputStream(in);
  }

  /** What the model finds in a text, if it finds it. */
  Optional<RequestMatch> find(TokenizedText text) {
    if (!saysSomething(text)) {
      return Optional.empty();
    }
    TextMeaning meaning = TextMeaning.of(text);
    PhraseTokens tokens = meaning.tokens();
    Units units = Lexicon.shared().read(tokens);
    PhraseFeatures features = new PhraseFeatures(meaning, units);
    double logOdds = model.linear().logOdds(features.withoutLetters(), tokens);
    double above = model.above(logOdds, () -> NetInput.of(meaning, units));
    return above < 0
        ? Optional.empty()
        : Optional.of(match(text, tokens, units, 1 / (1 + Math.exp(-above))));
  }

  /** Whether it has a word or a pictograph; marks alone ask for nobody. */
  private static boolean saysSomething(TokenizedText text) {
    for (int i = 0; i < text.size(); i++) {
      if (text.isWord(i)
          || Character.getType(text.token(i).codePointAt(0)) == Character.OTHER_SYMBOL) {
        return true;
      }
    }
    return false;
  }

  private RequestMatch match(
      TokenizedText text, PhraseTokens tokens, Units units, double strength) {
    Span best = new Span(0, tokens.size(), 0);
    int from = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.endsSentence(i)) {
        Span span = span(units, from, i);
        best = span.weight() > best.weight() ? span : best;
        from = i + 1;
      }
    }
    int first = tokens.source(best.from());
    int last = tokens.source(best.to() - 1);
    return new RequestMatch(strength, text.start(first), text.end(last), "classifier");
  }

  private record Span(int from, int to, int weight) {}

  /**
   * From the first to the last telling word of a sentence. One that only tells that something is
   * wanted, since the rest is misspelt, is meant as a whole.
   */
  private Span span(Units units, int from, int to) {
    int first = -1;
    int last = -1;
    int kinds = 0;
    for (int i = from; i < to; i++) {
      int found = units.ofToken(i) & telling;
      if (found != 0) {
        first = first < 0 ? i : first;
        last = i;
        kinds |= found;
      }
    }
    return kinds == Category.WANT.bit()
        ? new Span(from, to, 1)
        : new Span(Math.max(first, 0), last + 1, 2 * Integer.bitCount(kinds));
  }
}
