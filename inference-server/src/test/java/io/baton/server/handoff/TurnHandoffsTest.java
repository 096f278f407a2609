package io.baton.server.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.history.FieldException;
import io.baton.server.handoff.HandoffSettings.Returning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TurnHandoffsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private CourseChange change = CourseChange.of(Course.NONE);
  private Optional<Duration> wait = Optional.empty();
  private int turns;
  private int ids;

  private static HandoffSettings settings(Returning returning) {
    return settings(returning, Optional.empty());
  }

  private static HandoffSettings settings(Returning returning, Optional<Duration> offerWait) {
    HandoffSettings usual = HandoffSettings.USUAL;
    return new HandoffSettings(
        usual.usualQueue(),
        usual.patience(),
        returning,
        usual.botWhileWaiting(),
        usual.mostEpisodes(),
        offerWait,
        usual.absence(),
        usual.channels(),
        usual.agentName());
  }

  /** What a turn of the customer leads to about which this was decided. */
  private Decision decided(HandoffSettings settings, Action action, String reason) {
    return decided(settings, action, reason, turn -> turn);
  }

  private Decision decided(
      HandoffSettings settings, Action action, String reason, UnaryOperator<Turn.Builder> parts) {
    Turn.Builder customer = Turn.builder("t-" + turns, Speaker.CUSTOMER).text("hm");
    return decided(settings, action, reason, parts.apply(customer).build());
  }

  private Decision decided(HandoffSettings settings, Action action, String reason, Turn turn) {
    Decision decision =
        new Decision(
            turn.id(),
            new Risk(0, 0, 0, 0, 0),
            Tone.NEUTRAL,
            0,
            List.of(),
            Explanation.NONE,
            action,
            reason,
            "none",
            "p",
            true,
            1);
    TurnHandoffs.Effect effect =
        handoffs(settings).after(change, new TurnHandoffs.Said("c", turn, turns++, NOW), decision);
    change = effect.changes();
    return effect.decision();
  }

  private TurnHandoffs handoffs(HandoffSettings settings) {
    return new TurnHandoffs(settings, () -> "h-" + ids++, () -> wait);
  }

  private Decision usually(Action action, String reason) {
    return decided(HandoffSettings.USUAL, action, reason);
  }

  private Handoff last() {
    return change.course().handoff().orElseThrow();
  }

  private EventType lastEvent() {
    return change.events().getLast().type();
  }

  private void settle() {
    change =
        change
            .give(new HandoffCommand.TakeOver("eva"), NOW)
            .give(new HandoffCommand.Resolve("eva"), NOW)
            .episode(turns);
  }

  @Test
  void anOfferThatIsDeclinedEndsAndOneWithoutAnAnswerStays() {
    usually(Action.OFFER_HUMAN, "risk_offer");
    assertThat(last().status()).isEqualTo(HandoffStatus.OFFERED);
    usually(Action.CONTINUE, "no_reason");
    assertThat(last().status()).isEqualTo(HandoffStatus.OFFERED);
    usually(Action.CONTINUE, "offer_declined");
    assertThat(last().status()).isEqualTo(HandoffStatus.BOT);
    assertThat(lastEvent()).isEqualTo(EventType.HANDOFF_DECLINED);
  }

  @Test
  void whatABotIsToldToOfferIsAnOfferToo() {
    Turn bot = Turn.builder("b", Speaker.BOT).text("Once more, please?").build();
    assertThat(decided(HandoffSettings.USUAL, Action.REPHRASE, "ladder:bot_fallback", bot).action())
        .isEqualTo(Action.REPHRASE);
    assertThat(change.course().handoff()).isEmpty();
    decided(HandoffSettings.USUAL, Action.OFFER_HUMAN, "ladder:loop", bot);
    assertThat(last().status()).isEqualTo(HandoffStatus.OFFERED);
    usually(Action.CONTINUE, "offer_declined");
    assertThat(lastEvent()).isEqualTo(EventType.HANDOFF_DECLINED);
  }

  @Test
  void afterThreeEpisodesWhatNobodyAskedForIsOffered() {
    for (int episode = 1; episode <= 3; episode++) {
      assertThat(usually(Action.HAND_OFF, "risk_hand_off").reason()).isEqualTo("risk_hand_off");
      assertThat(last().episode()).isEqualTo(episode);
      settle();
    }
    Decision milder = usually(Action.HAND_OFF, "risk_hand_off");
    assertThat(milder.action()).isEqualTo(Action.OFFER_HUMAN);
    assertThat(milder.reason()).isEqualTo("handoff_loop");
    assertThat(last().status()).isEqualTo(HandoffStatus.OFFERED);
    assertThat(usually(Action.HAND_OFF, "risk_hand_off").action())
        .as("while it is offered")
        .isEqualTo(Action.HAND_OFF);
    settle();
    assertThat(usually(Action.HAND_OFF, "explicit_request").action()).isEqualTo(Action.HAND_OFF);
    assertThat(last().status()).isEqualTo(HandoffStatus.QUEUED);
  }

  @Test
  void nobodyIsOfferedForWhomTheCustomerWouldWaitTooLong() {
    HandoffSettings tenMinutes = settings(Returning.BOT, Optional.of(Duration.ofMinutes(10)));
    assertThat(decided(tenMinutes, Action.OFFER_HUMAN, "risk_offer").action())
        .as("a wait that is not known")
        .isEqualTo(Action.OFFER_HUMAN);
    settle();
    assertThat(handoffs(tenMinutes).offerable()).isTrue();
    wait = Optional.of(Duration.ofMinutes(11));
    assertThat(handoffs(tenMinutes).offerable()).isFalse();
    String settled = last().id();
    Decision passed = decided(tenMinutes, Action.OFFER_HUMAN, "risk_offer");
    assertThat(passed.action()).isEqualTo(Action.CONTINUE);
    assertThat(passed.reason()).isEqualTo("long_wait");
    assertThat(last().id()).isEqualTo(settled);
    decided(tenMinutes, Action.HAND_OFF, "explicit_request");
    assertThat(decided(tenMinutes, Action.OFFER_HUMAN, "risk_offer").reason())
        .as("who waits already")
        .isEqualTo("waits_for_human");
  }

  @Test
  void whoWaitsIsNeitherOfferedAHumanNorAskedToRephrase() {
    usually(Action.HAND_OFF, "explicit_request");
    String waiting = last().id();
    for (Action action : List.of(Action.OFFER_HUMAN, Action.REPHRASE)) {
      Decision decision = usually(action, "ladder:fallback");
      assertThat(decision.action()).isEqualTo(Action.CONTINUE);
      assertThat(decision.reason()).isEqualTo("waits_for_human");
    }
    assertThat(usually(Action.SELF_SERVICE, "ladder:fallback").action())
        .as("articles may help meanwhile")
        .isEqualTo(Action.SELF_SERVICE);
    assertThat(usually(Action.HAND_OFF, "explicit_request").reason()).isEqualTo("explicit_request");
    assertThat(last().id()).isEqualTo(waiting);
    assertThat(last().status()).isEqualTo(HandoffStatus.QUEUED);
  }

  @Test
  void offersThatWereNotTakenAreNoEpisodes() {
    for (int times = 0; times < 4; times++) {
      usually(Action.OFFER_HUMAN, "risk_offer");
      usually(Action.CONTINUE, "offer_declined");
    }
    assertThat(usually(Action.HAND_OFF, "risk_hand_off").action()).isEqualTo(Action.HAND_OFF);
    assertThat(last().episode()).isEqualTo(1);
    settle();
    usually(Action.OFFER_HUMAN, "risk_offer");
    usually(Action.OFFER_HUMAN, "risk_offer");
    assertThat(last().episode()).isEqualTo(2);
  }

  @Test
  void whoWritesAgainAfterAHumanSettledItComesToWhomTheSettingsSay() {
    for (Returning returning : Returning.values()) {
      usually(Action.HAND_OFF, "explicit_request");
      settle();
      String settled = last().id();
      decided(settings(returning), Action.CONTINUE, "no_reason");
      if (returning == Returning.BOT) {
        assertThat(last().id()).isEqualTo(settled);
      } else {
        assertThat(last().why().reason()).isEqualTo(HandoffReason.RETURNING_CUSTOMER);
        assertThat(last().why().detail()).isEqualTo(returning == Returning.QUEUE ? "" : "eva");
        settle();
      }
      turns++;
      decided(settings(returning), Action.CONTINUE, "no_reason");
      assertThat(change.course().open()).as("not with the first turn").isEmpty();
    }
  }

  @Test
  void whoOnlyRatesWhatWasSettledAndTheBotThatAsksDoNotBringItBack() {
    HandoffSettings lastAgent = settings(Returning.LAST_AGENT);
    usually(Action.HAND_OFF, "explicit_request");
    settle();
    Turn question = Turn.builder("how", Speaker.BOT).text("How was it, from 1 to 5?").build();
    decided(lastAgent, Action.CONTINUE, "no_reason", question);
    decided(lastAgent, Action.CONTINUE, "no_reason", turn -> turn.text("5"));
    decided(lastAgent, Action.CONTINUE, "no_reason", turn -> turn.text(" 4/5. "));
    assertThat(change.course().open()).isEmpty();
    decided(lastAgent, Action.CONTINUE, "no_reason", turn -> turn.text("5 more of the blue ones"));
    assertThat(last().why().reason()).isEqualTo(HandoffReason.RETURNING_CUSTOMER);
  }

  @Test
  void whatTheBotLeftItselfStaysUntilItLeavesSomethingElse() {
    leave("one");
    assertThat(resumePoint()).contains("one");
    change = change.give(new HandoffCommand.TakeOver("eva"), NOW).resuming(Optional.empty());
    assertThat(resumePoint()).contains("one");
    change = change.give(new HandoffCommand.Transfer("eva", "h-next", "other"), NOW);
    change = change.give(new HandoffCommand.TakeOver("eva"), NOW);
    change = change.give(new HandoffCommand.HandBack("eva", "", Set.of()), NOW).episode(turns);
    assertThat(HandoffBrief.of(change.course(), turns).orElseThrow().resumePoint()).contains("one");
    assertThat(HandoffBrief.of(change.course(), turns + 1)).isEmpty();
    leave("two");
    assertThat(resumePoint()).contains("two");
  }

  @Test
  void whatTheBotLeavesItselfHasABound() {
    leave("x".repeat(4_000));
    settle();
    assertThatThrownBy(() -> leave("x".repeat(4_001)))
        .isInstanceOf(FieldException.class)
        .hasMessageStartingWith("resumePoint: is longer than 4000");
  }

  private void leave(String token) {
    decided(
        HandoffSettings.USUAL,
        Action.HAND_OFF,
        "explicit_request",
        turn -> turn.other("resumePoint", token));
  }

  private Optional<String> resumePoint() {
    return change.course().last().orElseThrow().resumePoint();
  }

  @Test
  void theContextIsDeliveredOnceToEachAgentWhoHasIt() {
    usually(Action.HAND_OFF, "explicit_request");
    change = change.give(new HandoffCommand.TakeOver("eva"), NOW);
    assertThat(delivering("eva")).isPresent();
    change = change.give(new HandoffCommand.DeliverContext("eva"), NOW);
    assertThat(delivering("eva")).isEmpty();
    assertThat(delivering("max")).as("is refused, not passed over").isPresent();
  }

  private Optional<HandoffCommand> delivering(String agent) {
    return change.course().last().orElseThrow().delivering(agent);
  }

  @Test
  void aHandoffStandsSinceItCameThereAndNotSinceItLastChanged() {
    usually(Action.HAND_OFF, "explicit_request");
    change = change.give(new HandoffCommand.Enqueue("other"), NOW.plusSeconds(9));
    assertThat(change.course().last().orElseThrow().since()).isEqualTo(NOW);
    change = change.give(new HandoffCommand.TakeOver("eva"), NOW.plusSeconds(10));
    assertThat(change.course().last().orElseThrow().since()).isEqualTo(NOW.plusSeconds(10));
  }
}
