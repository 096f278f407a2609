package io.baton.server.template.text;

/** A text is no template. */
public final class TemplateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  /**
   * @param source of the template
   * @param at offset in it
   * @param problem what is wrong there
   */
  TemplateException(String source, int at, String problem) {
    super(place(source, at) + ": " + problem);
    this.line = line(source, at);
    this.column = column(source, at);
  }

  /** Where an offset is, such as line 1 column 12. */
  public static String place(String source, int at) {
    return "line " + line(source, at) + " column " + column(source, at);
  }

  private static int line(String source, int at) {
    return 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static int column(String source, int at) {
    int start = source.lastIndexOf('\n', Math.max(0, at - 1));
    return at == 0 ? 1 : source.codePointCount(start + 1, at) + 1;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in characters. */
  public int column() {
    return column;
  }
}
