package io.baton.escalation.request;

import io.baton.escalation.text.TokenizedText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads phrases with a lexicon and a linear model that come with Baton. Pure and thread-safe. */
public final class Phrases {

  private final Lexicon lexicon;
  private final Optional<PhraseModel> model;
  private final int telling;

  private Phrases(Lexicon lexicon, Optional<PhraseModel> model, int telling) {
    this.lexicon = lexicon;
    this.model = model;
    this.telling = telling;
  }

  /** With no model yet: gives features to learn one from. */
  public static Phrases toLearnFrom() {
    return new Phrases(Lexicon.read(), Optional.empty(), 0);
  }

  static Phrases of(String resource, Category... telling) {
    int set = 0;
    for (Category category : telling) {
      set |= category.bit();
    }
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      PhraseModel model = PhraseModel.read(new BufferedInputStream(in));
      return new Phrases(Lexicon.read(), Optional.of(model), set);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** What the model finds in a text, if it finds it. */
  Optional<RequestMatch> find(TokenizedText text) {
    if (text.size() == 0 || model.isEmpty()) {
      return Optional.empty();
    }
    PhraseModel phraseModel = model.get();
    PhraseTokens tokens = PhraseTokens.of(text);
    Units units = lexicon.read(tokens);
    double logOdds = phraseModel.logOdds(new PhraseFeatures(tokens, units).all());
    double above = logOdds - phraseModel.threshold();
    return above < 0
        ? Optional.empty()
        : Optional.of(match(text, tokens, units, 1 / (1 + Math.exp(-above))));
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

  /** From the first to the last telling word of a sentence. */
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
    return new Span(Math.max(first, 0), last + 1, Integer.bitCount(kinds));
  }
}
