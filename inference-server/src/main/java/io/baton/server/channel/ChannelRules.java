package io.baton.server.channel;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Channels that take free text only for a time after the customer last wrote; later they take the
 * templates that they approved. A turn that is one names it in its field template.
 *
 * @param freeText for how long, by channel
 */
public record ChannelRules(Map<String, Duration> freeText) {

  /** Of WhatsApp's Business Platform, whose customer service window is 24 hours. */
  public static final ChannelRules USUAL =
      new ChannelRules(Map.of("whatsapp", Duration.ofHours(24)));

  private static final String TEMPLATE = "template";
  private static final Set<Speaker> OURS = Set.of(Speaker.BOT, Speaker.AGENT);

  public ChannelRules {
    freeText = Map.copyOf(freeText);
  }

  /**
   * Looks whether a turn may be sent.
   *
   * @param channel of the conversation
   * @param lastOfCustomer when the customer last wrote; asked for only where it matters
   * @throws ProblemException 409 of a type of its own if the channel takes no free text any more
   */
  public void check(
      Optional<String> channel,
      Turn turn,
      Supplier<Optional<Instant>> lastOfCustomer,
      Instant now) {
    Optional<Duration> window = channel.flatMap(name -> Optional.ofNullable(freeText.get(name)));
    if (window.isEmpty() || !OURS.contains(turn.speaker()) || template(turn)) {
      return;
    }
    Optional<Instant> last = lastOfCustomer.get();
    if (last.filter(at -> !now.isAfter(at.plus(window.get()))).isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.FREE_TEXT_CLOSED,
              TEMPLATE,
              "channel '"
                  + channel.orElseThrow()
                  + "' takes free text for "
                  + window.get().toSeconds()
                  + " s after the customer wrote, last "
                  + last.map(Instant::toString).orElse("never")
                  + "; name a template that it approved"));
    }
  }

  /** Whether a channel takes no free text now. */
  public boolean closed(Reaches.Reach reach, Instant now) {
    return reach
        .channel()
        .flatMap(name -> Optional.ofNullable(freeText.get(name)))
        .filter(
            window -> reach.lastOfCustomer().filter(at -> !now.isAfter(at.plus(window))).isEmpty())
        .isPresent();
  }

  private static boolean template(Turn turn) {
    return turn.other().get(TEMPLATE) instanceof String name && !name.isBlank();
  }
}
