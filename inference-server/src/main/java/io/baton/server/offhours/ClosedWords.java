package io.baton.server.offhours;

import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.Introduction;
import io.baton.server.hours.queue.Availability;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says that nobody is there, when somebody is again, and what may help until then. Thread-safe. */
final class ClosedWords {

  private final Messages messages;

  ClosedWords(Messages messages) {
    this.messages = messages;
  }

  /**
   * The words.
   *
   * @param language BCP 47 tag; empty where it is unknown
   * @param zone in which times are told
   */
  Introduction of(String workspace, String language, Availability closed, ZoneId zone) {
    Variables told =
        closed
            .opensAt()
            .filter(at -> at.isAfter(closed.at()))
            .map(at -> Variables.NONE.with(Variable.OPENS, at.atZone(zone)))
            .orElse(Variables.NONE);
    Messages.Said said =
        messages.say(
            workspace,
            MessageKey.OFF_HOURS_CLOSED,
            Optional.of(language).filter(tag -> !tag.isEmpty()),
            told);
    return new Introduction(said.text(), said.language());
  }

  /** That some articles may help until then, which follow. */
  String articles(String workspace, String language, int count) {
    return messages.text(
        workspace,
        MessageKey.OFF_HOURS_ARTICLES,
        Optional.of(language).filter(tag -> !tag.isEmpty()),
        Variables.NONE.with(Variable.COUNT, count));
  }

  /** The words with all articles, a line each; as they are where there are none. */
  Introduction with(String workspace, Introduction closed, List<OfferedArticle> articles) {
    if (articles.isEmpty()) {
      return closed;
    }
    Stream<String> lines =
        Stream.concat(
            Stream.of(closed.text(), articles(workspace, closed.language(), articles.size())),
            articles.stream().map(article -> line(workspace, closed.language(), article)));
    return new Introduction(lines.collect(Collectors.joining("\n")), closed.language());
  }

  private String line(String workspace, String language, OfferedArticle article) {
    return messages.text(
        workspace,
        MessageKey.OFF_HOURS_ARTICLE_LINK,
        Optional.of(language),
        Variables.NONE.with(Variable.TITLE, article.title()).with(Variable.LINK, article.link()));
  }
}
