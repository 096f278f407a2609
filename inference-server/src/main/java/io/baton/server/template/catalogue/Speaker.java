package io.baton.server.template.catalogue;

import io.baton.server.template.catalogue.Texts.Found;
import io.baton.server.template.catalogue.Variables.Value;
import io.baton.server.template.text.Values;
import java.text.ListFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says messages: finds their text, and says what their variables hold in its language. */
public final class Speaker {

  private final Texts texts;

  public Speaker(Texts texts) {
    this.texts = texts;
  }

  /**
   * A text in the language or the nearest to it that there is. A variable that is needed but
   * unknown is left in braces.
   */
  public String text(MessageKey key, String language, Variables variables) {
    return text(texts.find(key, language), variables);
  }

  /** A text that was found. */
  public String text(Found found, Variables variables) {
    return found.template().render(found.locale(), new Spoken(found, variables));
  }

  /** What variables hold, in the language of a text. */
  private final class Spoken implements Values {

    private final Found found;
    private final Variables variables;

    Spoken(Found found, Variables variables) {
      this.found = found;
      this.variables = variables;
    }

    @Override
    public Optional<String> text(String name) {
      return Variable.find(name).flatMap(this::text);
    }

    private Optional<String> text(Variable variable) {
      return variables
          .find(variable)
          .map(value ->
              switch (value) {
                case Value.Text text -> text.text();
                case Value.Number number ->
                    java.text.NumberFormat.getIntegerInstance(found.locale())
                        .format(number.number());
                case Value.Span span -> span(variable, span);
                case Value.Moment moment -> Moments.text(moment.at(), found.locale());
                case Value.Knowledge knowledge -> list(knowledge);
              });
    }

    private String span(Variable variable, Value.Span span) {
      Spans.Phrase phrase =
          variable.type() == Variable.Type.WAIT
              ? Spans.wait(span.duration())
              : Spans.limit(span.duration());
      return Speaker.this.text(phrase.key(), found.language(), phrase.variables());
    }

    private String list(Value.Knowledge knowledge) {
      List<String> items =
          knowledge.known().stream()
              .map(one -> Speaker.this.text(one.key(), found.language(), Variables.NONE))
              .toList();
      return ListFormat.getInstance(found.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
          .format(items);
    }

    @Override
    public OptionalLong number(String name) {
      return Variable.find(name)
          .flatMap(variables::find)
          .filter(Value.Number.class::isInstance)
          .map(value -> OptionalLong.of(((Value.Number) value).number()))
          .orElseGet(OptionalLong::empty);
    }
  }
}
