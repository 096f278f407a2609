package io.baton.server.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Makes messages of about 20 words up, of two halves each, so that many thousands differ. The words
 * are those of customer service, so that a model knows most of them.
 */
final class Wordsmith {

  private static final int HALVES = 1024;

  private static final String[][] CUSTOMER = {
    words(
        "hello there|sorry but|as I wrote before|well|so|honestly|to be clear|good morning|hi|ok"),
    words(
        "my order|the parcel|your courier|the last invoice|the new app|my account|the refund"
            + "|this subscription|the second box|my card|the ticket|your shop"),
    words(
        "has not arrived|was charged twice|shows a strange error|is still missing|came broken"
            + "|cannot be opened|was cancelled without a word|does not accept my password"
            + "|went to the wrong address|looks fine now|costs more than it did|was late"),
    words(
        "since monday|again today|for two weeks|after the update|yesterday evening|once more"
            + "|in the shop and at home|as far as I can see|this morning|on my phone"),
    words(
        "can you check it|what should I do|where do I see that|please let me know|is that normal"
            + "|thank you for looking|which form do I need|I would like my money back"
            + "|how long will it take|that would be great")
  };

  private static final String[][] BOT = {
    words("thanks|I see|understood|all right|thank you for waiting|of course|I am sorry|noted"),
    words(
        "your order|the parcel|our courier|the invoice|the app|your account|the refund"
            + "|your subscription|the delivery|your card|the ticket|our shop"),
    words(
        "is being checked|was found in the system|is on its way|needs a confirmation"
            + "|was changed by you|is open at the moment|was closed|has a new status"
            + "|can be changed online|is described in the help pages"),
    words(
        "right now|since this morning|within two days|under the same number|for your region"
            + "|as of today|in the usual way|with the next update"),
    words(
        "please tell me the number|would you like to go on|does that answer your question"
            + "|you can follow it online|please try it once more|shall I send you the link"
            + "|is there anything else|please choose one of the options")
  };

  private static final byte[] REQUEST =
      "please let me talk to a person".getBytes(StandardCharsets.US_ASCII);

  private final byte[][] customer;
  private final byte[][] bot;

  Wordsmith(long seed) {
    Random random = new Random(seed);
    this.customer = halves(CUSTOMER, random);
    this.bot = halves(BOT, random);
  }

  private static String[] words(String joined) {
    return joined.split("\\|");
  }

  private static byte[][] halves(String[][] parts, Random random) {
    byte[][] halves = new byte[HALVES][];
    for (int i = 0; i < HALVES; i++) {
      StringBuilder half = new StringBuilder();
      for (String[] part : parts) {
        half.append(half.isEmpty() ? "" : " ").append(part[random.nextInt(part.length)]);
      }
      if (random.nextInt(4) == 0) {
        half.append(" number ").append(10_000 + random.nextInt(90_000));
      }
      halves[i] = half.toString().getBytes(StandardCharsets.US_ASCII);
    }
    return halves;
  }

  /** The half of a message in which a customer asks for a person. */
  byte[] request() {
    return REQUEST;
  }

  /** The first or the second half of a message, ASCII that JSON need not escape. */
  byte[] half(boolean ofCustomer, long choice) {
    return (ofCustomer ? customer : bot)[(int) (choice & (HALVES - 1))];
  }
}
