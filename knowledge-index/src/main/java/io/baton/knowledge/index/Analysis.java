package io.baton.knowledge.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Makes terms of texts: lower case, without words that say nothing of a matter, stemmed by the
 * language. Articles and questions go through the same. Thread-safe.
 */
final class Analysis {

  /** Rises with every change that makes other terms: older indexes are built anew. */
  static final int VERSION = 1;

  private static final Map<String, Analyzer> BY_LANGUAGE =
      Map.of(
          "en", new EnglishAnalyzer(ignored("en", "english")),
          "es", new SpanishAnalyzer(ignored("es", "spanish")),
          "de", new GermanAnalyzer(ignored("de", "german")),
          "fr", new FrenchAnalyzer(ignored("fr", "french")),
          "pt", new PortugueseAnalyzer(ignored("pt", "portuguese")));

  private static final Analyzer OTHERWISE = new StandardAnalyzer();

  private Analysis() {}

  /**
   * A term where it stands.
   *
   * @param start of the word in the text, in UTF-16 code units
   * @param end after the word
   */
  record Token(String term, int start, int end) {}

  /** Of a language. */
  static Analyzer of(String language) {
    return Optional.ofNullable(BY_LANGUAGE.get(language)).orElse(OTHERWISE);
  }

  /** The terms of a text, in order. */
  static List<Token> tokens(String language, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = of(language).tokenStream("", plain(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }

  /** The same length, so that places stay: lists of words to ignore have the plain apostrophe. */
  static String plain(String text) {
    return text.replace('\u2019', '\'').replace('_', ' ');
  }

  /** Words of grammar, and words with which people ask whatever they ask. */
  private static CharArraySet ignored(String language, String snowball) {
    CharArraySet words = new CharArraySet(400, true);
    try (Reader grammar = reader(SnowballFilter.class.getResourceAsStream(snowball + "_stop.txt"));
        Reader asking = reader(Analysis.class.getResourceAsStream("asking_" + language + ".txt"))) {
      addAll(words, WordlistLoader.getSnowballWordSet(grammar));
      addAll(words, WordlistLoader.getWordSet(asking, "#"));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("words to ignore in " + language, e);
    }
  }

  private static Reader reader(@org.jspecify.annotations.Nullable InputStream in) {
    return new BufferedReader(
        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
  }

  /** Customers leave accents out. */
  private static void addAll(CharArraySet words, CharArraySet more) {
    for (Object one : more) {
      char[] word = (char[]) one;
      words.add(word);
      char[] folded = new char[4 * word.length];
      int length = ASCIIFoldingFilter.foldToASCII(word, 0, folded, 0, word.length);
      words.add(new String(folded, 0, length));
    }
  }
}
