package io.baton.knowledge.index;

import io.baton.conversation.LanguageTag;
import io.baton.knowledge.Article;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;

/**
 * What stands in which field: an article's own fields as they are, to give it back, and for each
 * language title, tags, body and all their words together, to search.
 */
final class Fields {

  static final String ID = "id";

  private static final String TITLE = "title_";
  private static final String TAGS = "tags_";
  private static final String BODY = "body_";
  private static final String ALL = "all_";

  private Fields() {}

  static String title(String language) {
    return TITLE + language;
  }

  static String tags(String language) {
    return TAGS + language;
  }

  static String body(String language) {
    return BODY + language;
  }

  /** Words of all of an article. */
  static String all(String language) {
    return ALL + language;
  }

  /** Languages in which there are articles. */
  static List<String> languages(IndexReader reader) {
    List<String> languages = new ArrayList<>();
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
      if (field.name.startsWith(ALL)) {
        languages.add(field.name.substring(ALL.length()));
      }
    }
    languages.sort(null);
    return languages;
  }

  /** Every field is analysed by the language that its name ends with. */
  static Analyzer analyzer() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return Analysis.of(field.substring(field.indexOf('_') + 1));
      }
    };
  }

  static Document document(Article article) {
    Document document = new Document();
    document.add(new StringField(ID, article.id(), Field.Store.YES));
    document.add(new StoredField("language", article.language()));
    document.add(new StoredField("title", article.title()));
    document.add(new StoredField("body", article.body()));
    document.add(new StoredField("url", article.url()));
    article.tags().forEach(tag -> document.add(new StoredField("tag", tag)));
    String language = LanguageTag.base(article.language());
    add(document, language, TITLE, article.title());
    add(document, language, BODY, article.body());
    article.tags().forEach(tag -> add(document, language, TAGS, tag));
    return document;
  }

  private static void add(Document document, String language, String field, String text) {
    String words = Analysis.plain(text);
    document.add(new TextField(field + language, words, Field.Store.NO));
    document.add(new TextField(ALL + language, words, Field.Store.NO));
  }

  static Article article(Document document) {
    return new Article(
        document.get(ID),
        document.get("language"),
        document.get("title"),
        document.get("body"),
        document.get("url"),
        List.of(document.getValues("tag")));
  }
}
