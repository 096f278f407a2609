package io.baton.server.context.personal;

/** What of a value stays to be seen, so that both sides know which one is meant. */
enum Mask {
  /** Two letters of the country and the last four. */
  ACCOUNT(2, 4),
  /** The last four. */
  CARD(0, 4),
  /** The last two. */
  NUMBER(0, 2),
  /** First letter and domain of the country. */
  MAIL(1, 0);

  private final int first;
  private final int last;

  Mask(int first, int last) {
    this.first = first;
    this.last = last;
  }

  static Mask of(PersonalKind kind) {
    return switch (kind) {
      case IBAN -> ACCOUNT;
      case CARD -> CARD;
      case EMAIL -> MAIL;
      default -> NUMBER;
    };
  }

  /** The value with as many characters, letters and digits hidden but for those that stay. */
  String hide(String value) {
    long all = value.chars().filter(Character::isLetterOrDigit).count();
    int shown = this == MAIL ? value.length() - value.lastIndexOf('.') - 1 : last;
    // A value so short that little would be hidden is hidden as a whole.
    boolean tooShort = all <= first + shown + 2L;
    StringBuilder hidden = new StringBuilder(value.length());
    int seen = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean counts = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
      seen += counts ? 1 : 0;
      boolean stays = !tooShort && (seen <= first || seen > all - shown);
      hidden.append(counts && !stays ? PersonalData.HIDDEN : c);
    }
    return hidden.toString();
  }
}
