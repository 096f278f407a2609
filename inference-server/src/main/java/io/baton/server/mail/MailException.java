package io.baton.server.mail;

/** An e-mail could not be handed over. */
public final class MailException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean lasting;

  /**
   * @param lasting whether it is of no use to try again
   */
  public MailException(String message, Throwable cause, boolean lasting) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Whether it is of no use to try again. */
  public boolean lasting() {
    return lasting;
  }
}
