package io.baton.server.template.catalogue;

import io.baton.server.template.text.Template;
import io.baton.server.template.text.Template.Place;
import io.baton.server.template.text.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a text can stand for a message. */
public final class TemplateCheck {

  private TemplateCheck() {}

  /**
   * Everything that is wrong, a sentence each; empty if nothing is.
   *
   * @param source of the template
   */
  public static List<String> problems(MessageKey key, String source) {
    if (source.isBlank()) {
      return List.of("the text is empty");
    }
    try {
      return problems(key, Template.parse(source));
    } catch (TemplateException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> problems(MessageKey key, Template template) {
    List<String> problems = new ArrayList<>();
    for (Place place : template.places()) {
      problem(key, place)
          .ifPresent(problem ->
              problems.add(
                  TemplateException.place(template.source(), place.at()) + ": " + problem));
    }
    Set<String> said = template.said(names(key.needed()));
    for (Variable needed : key.needed()) {
      if (!said.contains(needed.wireName())) {
        problems.add("{" + needed.wireName() + "} is missing: the text must say it always");
      }
    }
    return problems;
  }

  private static Set<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::wireName).collect(Collectors.toSet());
  }

  private static Optional<String> problem(MessageKey key, Place place) {
    Optional<Variable> variable = Variable.find(place.name()).filter(key::knows);
    if (variable.isEmpty()) {
      return Optional.of("{" + place.name() + "} is unknown; there is " + variables(key));
    }
    if (place.plural() && variable.get().type() != Variable.Type.NUMBER) {
      return Optional.of("{" + place.name() + "} is no number, so it has no plural");
    }
    if (!place.inSection() && !key.needed().contains(variable.get())) {
      return Optional.of(
          "{" + place.name() + "} may be unknown, so it must stand in a section [[ … ]]");
    }
    return Optional.empty();
  }

  private static String variables(MessageKey key) {
    String names =
        key.variables().stream()
            .map(one -> "{" + one.wireName() + "}")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }
}
