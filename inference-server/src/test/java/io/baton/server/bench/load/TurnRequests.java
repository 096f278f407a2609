package io.baton.server.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes requests from parts that are bytes already. */
public final class TurnRequests {

  private static final int ROOM = 4096;
  private static final int INTENTS = 12;

  private static final byte[] LINE = ascii("POST /v1/conversations/");
  private static final byte[] ID = ascii("{\"id\":\"t-");
  private static final byte[] CUSTOMER = ascii("\",\"speaker\":\"customer\",\"text\":\"");
  private static final byte[] BOT = ascii("\",\"speaker\":\"bot\",\"text\":\"");
  private static final byte[] JOINT = ascii(". ");
  private static final byte[] INTENT = ascii("\",\"intent\":\"topic_");
  private static final byte[] CONFIDENCE = ascii("\",\"confidence\":0.");
  private static final byte[] FACTS =
      ascii(",\"conversation\":{\"channel\":\"web\",\"language\":\"en\",\"industry\":\"retail\"}");

  private final byte[] headers;
  private final Wordsmith words;
  private final ByteBuffer body = ByteBuffer.allocate(ROOM);

  /**
   * @param key that the server wants, printable ASCII
   * @param seed of the texts
   */
  public TurnRequests(String key, long seed) {
    this.headers =
        ascii(
            "/turns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + key
                + "\r\nContent-Type: application/json\r\nContent-Length: ");
    this.words = new Wordsmith(seed);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes the request of a conversation's next turn. */
  void write(Dialogue dialogue, ByteBuffer out) {
    writeBody(dialogue);
    out.put(LINE).put(dialogue.idBytes()).put(headers);
    number(body.position(), out);
    out.putInt(0x0D0A0D0A).put(body.flip());
  }

  private void writeBody(Dialogue dialogue) {
    boolean customer = dialogue.customerIsNext();
    long choice = dialogue.wordsOfNext();
    body.clear().put(ID);
    number(dialogue.next(), body);
    body.put(customer ? CUSTOMER : BOT)
        .put(words.half(customer, choice))
        .put(JOINT)
        .put(second(customer, choice));
    if (customer) {
      body.put(INTENT);
      number((int) (choice >>> 20 & 0xFFFF) % INTENTS, body);
      body.put(CONFIDENCE);
      number(confidence(choice >>> 40 & 0xFF), body);
    } else {
      body.put((byte) '"');
    }
    if (dialogue.next() == 1) {
      body.put(FACTS);
    }
    body.put((byte) '}');
  }

  /** One customer's message in 64 asks for a person, so that one conversation in six does. */
  private byte[] second(boolean customer, long choice) {
    return customer && (choice >>> 48 & 0x3F) == 0
        ? words.request()
        : words.half(customer, choice >>> 10);
  }

  /**
   * In percent: where a bot is in use it is mostly sure, and one message in twelve is beyond it.
   *
   * @param choice in [0, 255]
   */
  private static int confidence(long choice) {
    return (int) (choice < 20 ? 30 + choice : 75 + choice % 24);
  }

  private static void number(int value, ByteBuffer to) {
    if (value >= 10) {
      number(value / 10, to);
    }
    to.put((byte) ('0' + value % 10));
  }
}
