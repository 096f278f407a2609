package io.baton.server.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Words to the customer: an event that has a text.
 *
 * @param seq number of the event; whoever says each number once says nothing twice
 * @param type of the event, such as handoff.accepted
 * @param at when
 * @param text without markup; maybe several lines
 * @param language BCP 47 tag of the language that it is in
 * @param answered whether the answer to the request that led to it said it already
 * @param articles that the text names; maybe none
 */
public record Message(
    int seq,
    String type,
    Instant at,
    String text,
    String language,
    boolean answered,
    List<OfferedArticle> articles) {

  private static final String QUEUE = "queue.";

  /** What makes an event a message, in its body. */
  public static final String TEXT = "text";

  /** BCP 47 tag, in the body of a message. */
  public static final String LANGUAGE = "language";

  /** In the body if the answer to the request that led to it said it already. */
  public static final String ANSWERED = "answered";

  /** Articles that the text names, in the body of a message. */
  public static final String ARTICLES = "articles";

  public Message {
    articles = List.copyOf(articles);
  }

  /** One that names no articles. */
  public Message(int seq, String type, Instant at, String text, String language, boolean answered) {
    this(seq, type, at, text, language, answered, List.of());
  }

  /** Whether it is worth saying only while the customer waits, such as a place in the queue. */
  public boolean ofWaiting() {
    return type.startsWith(QUEUE);
  }

  /** As the answer to a turn tells it. */
  public record Told(
      int seq,
      String type,
      String text,
      String language,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfferedArticle> articles) {}

  /** As the answer to a turn tells it. */
  public Told told() {
    return new Told(seq, type, text, language, articles);
  }
}
