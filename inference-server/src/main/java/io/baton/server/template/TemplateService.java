package io.baton.server.template;

import io.baton.conversation.history.FieldException;
import io.baton.server.http.Caller;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.template.catalogue.Languages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Speaker;
import io.baton.server.template.catalogue.TemplateCheck;
import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.baton.server.template.store.TemplateRepository;
import io.baton.server.template.store.TemplateRepository.Written;
import io.baton.server.template.store.TemplateVersion;
import io.baton.server.template.store.TemplateVersion.Place;
import io.baton.server.template.text.Template;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the texts of workspaces, and shows what would be said. Thread-safe. */
public final class TemplateService {

  private static final int MOST_LANGUAGES = 50;

  private final TemplateRepository templates;
  private final TemplateFollower follower;
  private final Clock clock;

  public TemplateService(TemplateRepository templates, TemplateFollower follower, Clock clock) {
    this.templates = templates;
    this.follower = follower;
    this.clock = clock;
  }

  /**
   * What a message would say.
   *
   * @param text that which is needed but unknown is left in braces
   * @param language of the template
   * @param missing what is needed but unknown
   * @param leftOut what may be unknown, and is
   */
  public record Preview(
      String text, String language, List<Variable> missing, List<Variable> leftOut) {

    public Preview {
      missing = List.copyOf(missing);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** What is said in a language or the nearest to it; in the workspace's where none is named. */
  public Found said(String workspace, MessageKey key, Optional<String> language) {
    WorkspaceTexts texts = follower.of(workspace);
    return texts.find(key, texts.spoken(language));
  }

  /** The text in exactly a language. */
  public Optional<Found> find(String workspace, MessageKey key, String language) {
    return follower.of(workspace).at(key, language);
  }

  /** The newest version that the workspace wrote, if it is in use. */
  public Optional<TemplateVersion> findOwn(Place place) {
    return templates.findNewest(place).filter(version -> version.text().isPresent());
  }

  /** Versions of a text before one, the newest first, at most so many. */
  public List<TemplateVersion> listVersions(Place place, int before, int most) {
    return templates.listVersions(place, before, most);
  }

  /**
   * Writes a text: it is said from here on, by the other servers within seconds.
   *
   * @param language BCP 47 tag as it is written
   * @throws FieldException 422 with everything that is wrong with it
   */
  public Written write(Caller caller, MessageKey key, String language, String text) {
    List<String> problems = TemplateCheck.problems(key, text);
    if (!problems.isEmpty()) {
      throw new FieldException("text", String.join("; ", problems));
    }
    Map<MessageKey, Map<String, Template>> own = follower.of(caller.workspace()).own();
    Stream<String> languages =
        Stream.concat(
            Stream.of(language), own.values().stream().flatMap(one -> one.keySet().stream()));
    if (languages.distinct().count() > MOST_LANGUAGES) {
      throw new FieldException("language", "there are " + MOST_LANGUAGES + " languages already");
    }
    return add(caller, key, language, Optional.of(text));
  }

  /**
   * Takes a workspace's text away: the one that comes with Baton is said again.
   *
   * @return whether there was one
   */
  public boolean remove(Caller caller, MessageKey key, String language) {
    Place place = new Place(caller.workspace(), key.wireName(), language);
    if (findOwn(place).isEmpty()) {
      return false;
    }
    add(caller, key, language, Optional.empty());
    return true;
  }

  private Written add(Caller caller, MessageKey key, String language, Optional<String> text) {
    Place place = new Place(caller.workspace(), key.wireName(), language);
    Written written =
        templates
            .add(new TemplateVersion(place, 0, text, clock.instant(), caller.key()))
            .orElseThrow(() -> noWorkspace(caller));
    follower.look();
    return written;
  }

  private static ProblemException noWorkspace(Caller caller) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no workspace '" + caller.workspace() + "'"));
  }

  /** The language of a workspace, where it has one. */
  public Optional<String> findLanguage(String workspace) {
    return templates.findLanguage(workspace);
  }

  /**
   * Keeps the language of a workspace.
   *
   * @param language BCP 47 tag; empty for none
   */
  public void saveLanguage(Caller caller, Optional<String> language) {
    if (!templates.saveLanguage(caller.workspace(), language)) {
      throw noWorkspace(caller);
    }
    follower.look();
  }

  /** What a workspace would say. */
  public Preview preview(
      String workspace, MessageKey key, Optional<String> language, Variables variables) {
    return preview(workspace, key, said(workspace, key, language), variables);
  }

  /**
   * What a text would say.
   *
   * @throws FieldException 422 with everything that is wrong with it
   */
  public Preview preview(
      String workspace,
      MessageKey key,
      Optional<String> language,
      Variables variables,
      String text) {
    List<String> problems = TemplateCheck.problems(key, text);
    if (!problems.isEmpty()) {
      throw new FieldException("text", String.join("; ", problems));
    }
    String tag =
        language
            .flatMap(Languages::normal)
            .orElseGet(() -> follower.of(workspace).spoken(Optional.empty()));
    return preview(workspace, key, new Found(Template.parse(text), tag, true), variables);
  }

  private Preview preview(String workspace, MessageKey key, Found found, Variables variables) {
    return new Preview(
        new Speaker(follower.of(workspace)).text(found, variables),
        found.language(),
        unknown(key.needed(), variables),
        unknown(key.optional(), variables));
  }

  private static List<Variable> unknown(List<Variable> of, Variables variables) {
    return of.stream().filter(one -> !variables.known().contains(one)).toList();
  }
}
