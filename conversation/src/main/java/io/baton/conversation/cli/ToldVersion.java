package io.baton.conversation.cli;

/** What {@code --version} prints. */
public final class ToldVersion {

  /** With the properties of the launcher {@code baton}. */
  public static final String WORDS =
      "baton ${sys:baton.version:-unknown} (${sys:baton.revision:-unknown})";

  private ToldVersion() {}
}
