package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ServingModel;
import io.baton.escalation.model.EscalationModel;
import io.baton.escalation.model.LiveState;
import io.baton.escalation.model.LiveStep;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.escalation.turn.TurnView;
import io.baton.server.handoff.Course;
import io.baton.server.handoff.CourseChange;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import io.baton.server.log.Logged;
import io.baton.server.turn.articles.TurnArticles;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What becomes of turns at which the model or the engine fails. */
final class TurnScorerTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final ConversationKey KEY = new ConversationKey("one", "c");

  /** A model that fails at every turn. */
  private static final class Broken implements EscalationModel {

    @Override
    public String version() {
      return "broken-1";
    }

    @Override
    public LiveState start() {
      throw new IllegalStateException("no state");
    }

    @Override
    public LiveStep step(LiveState state, TurnView turn) {
      throw new IllegalStateException("no step");
    }

    @Override
    public double outcome(List<TurnView> turns) {
      throw new IllegalStateException("no outcome");
    }
  }

  /** Cannot read the word boom. */
  private static final ToneReader FRAGILE =
      text -> {
        if (text.original().contains("boom")) {
          throw new IllegalStateException("boom");
        }
        return ToneReader.NEUTRAL.tone(text);
      };

  private static TurnScorer scorer(HandoffSettings settings) {
    return new TurnScorer(new Json(), workspace -> settings, workspace -> false);
  }

  /** The usual ones but for these. */
  private static HandoffSettings settings(
      int mostEpisodes, Optional<Duration> offerWait, HandoffSettings.Absence absence) {
    HandoffSettings usual = HandoffSettings.USUAL;
    return new HandoffSettings(
        usual.usualQueue(),
        usual.patience(),
        usual.returning(),
        usual.botWhileWaiting(),
        mostEpisodes,
        offerWait,
        absence,
        usual.channels(),
        usual.agentName());
  }

  private static HandoffSettings rulesAlone() {
    HandoffSettings usual = HandoffSettings.USUAL;
    return settings(
        usual.mostEpisodes(),
        usual.offerWait(),
        new HandoffSettings.Absence(Optional.empty(), false, Optional.empty(), Optional.empty()));
  }

  private static Deciders.Deciding broken() {
    return new Deciders.Deciding(
        ServingModel.of(new Broken(), ToneReader.NEUTRAL), PolicyReader.readDefault());
  }

  private static Deciders.Deciding fragile() {
    return new Deciders.Deciding(
        new ServingModel(Optional.empty(), FRAGILE), PolicyReader.readDefault());
  }

  private static Turn turn(String id, String speaker, String text) {
    return TurnJson.read(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("speaker", speaker)
            .put("text", text),
        "");
  }

  private static TurnScorer.Before first(TurnScorer scorer) {
    return new TurnScorer.Before(
        scorer.begin(ConversationFacts.UNKNOWN), CourseChange.of(Course.NONE), 0, List.of());
  }

  private static Handoff handoff(TurnScorer.Scored scored) {
    return scored.course().course().open().orElseThrow();
  }

  @Test
  void aModelThatFailsLeavesTheCustomerToPeopleWithThatReason() {
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    TurnScorer.Scored greeting =
        scorer.score(KEY, first(scorer), turn("t-1", "bot", "How can I help?"), broken(), NOW);
    assertThat(greeting.course().course().open()).as("nobody asked yet").isEmpty();
    TurnScorer.Before before =
        new TurnScorer.Before(greeting.state(), greeting.course(), 1, List.of());
    TurnScorer.Scored scored =
        scorer.score(KEY, before, turn("t-2", "customer", "where is it"), broken(), NOW);
    assertThat(scored.decision().action()).isEqualTo(Action.HAND_OFF);
    assertThat(scored.decision().reason()).isEqualTo("engine_unreachable");
    assertThat(scored.decision().degraded()).isTrue();
    assertThat(handoff(scored).why().reason()).isEqualTo(HandoffReason.ENGINE_UNREACHABLE);
    assertThat(handoff(scored).status()).isEqualTo(HandoffStatus.QUEUED);
    assertThat(new String(scored.response(), StandardCharsets.UTF_8))
        .contains("engine_unreachable", "hand_off");
  }

  @Test
  void onceInAConversationAndNotWhereASettingLeavesItToTheRules() {
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    TurnScorer.Scored scored =
        scorer.score(KEY, first(scorer), turn("t-1", "customer", "hello"), broken(), NOW);
    CourseChange back =
        scored
            .course()
            .give(new HandoffCommand.TakeOver("eva"), NOW)
            .give(new HandoffCommand.HandBack("eva", "", Set.of()), NOW);
    TurnScorer.Scored again =
        scorer.score(
            KEY,
            new TurnScorer.Before(scored.state(), back, 1, List.of()),
            turn("t-2", "customer", "and now?"),
            broken(),
            NOW);
    assertThat(again.decision().action()).isEqualTo(Action.CONTINUE);
    assertThat(again.course().course().open()).isEmpty();
    TurnScorer.Scored rules =
        scorer(rulesAlone())
            .score(KEY, first(scorer), turn("t-1", "customer", "hello"), broken(), NOW);
    assertThat(rules.decision().degraded()).isTrue();
    assertThat(rules.course().course().open()).isEmpty();
  }

  /** The conversation has had its only handoff, and a step of the ladder would hand off again. */
  @Test
  void theAnswerToAnOfferInPlaceOfOneMoreHandoffIsUnderstood() {
    TurnScorer scorer = scorer(mostEpisodes(1));
    Deciders.Deciding ladder =
        new Deciders.Deciding(
            ServingModel.rulesOnly(),
            PolicyReader.read(
                "version: v\nsignals: {failures: 1}\nladder: [{action: hand_off, most: 1}]"));
    Turn fallback = turn("t-1", "customer", "hm").toBuilder().fallback(true).build();
    CourseChange over =
        scorer
            .score(KEY, first(scorer), fallback, ladder, NOW)
            .course()
            .give(new HandoffCommand.TakeOver("eva"), NOW)
            .give(new HandoffCommand.HandBack("eva", "", Set.of()), NOW);
    TurnScorer.Scored offered =
        scorer.score(
            KEY,
            new TurnScorer.Before(first(scorer).state(), over, 1, List.of()),
            fallback,
            ladder,
            NOW);
    assertThat(offered.decision().reason()).isEqualTo("handoff_loop");
    assertThat(answered(scorer, offered, "yes please", ladder)).isEqualTo("offer_accepted");
    assertThat(answered(scorer, offered, "no thanks", ladder)).isEqualTo("offer_declined");
  }

  private static String answered(
      TurnScorer scorer, TurnScorer.Scored offered, String text, Deciders.Deciding deciding) {
    TurnScorer.Before before =
        new TurnScorer.Before(offered.state(), offered.course(), 2, List.of());
    return scorer
        .score(KEY, before, turn("t-3", "customer", text), deciding, NOW)
        .decision()
        .reason();
  }

  private static HandoffSettings mostEpisodes(int most) {
    HandoffSettings usual = HandoffSettings.USUAL;
    return settings(most, usual.offerWait(), usual.absence());
  }

  @Test
  void aRuleWithHoursGoesByWhenATurnCameThatDoesNotSayWhenItWasSent() {
    Policy policy =
        PolicyReader.read(
            "version: v\nrules: [{id: r, when: {hours: {from: \"09:00\"}}, action: hand_off}]");
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    Deciders.Deciding deciding = new Deciders.Deciding(ServingModel.rulesOnly(), policy);
    TurnScorer.Scored now =
        scorer.score(KEY, first(scorer), turn("t-1", "customer", "hm"), deciding, NOW);
    assertThat(now.decision().reason()).isEqualTo("topic_rule:r");
    assertThat(now.circumstances().receivedAt()).contains(NOW);
    Instant earlier = NOW.minusSeconds(60);
    TurnScorer.Scored before =
        scorer.score(KEY, first(scorer), turn("t-1", "customer", "hm"), deciding, earlier);
    assertThat(before.decision().reason()).isEqualTo("no_reason");
  }

  /** The offer does not count: it is made when the wait is short again, and nothing answers it. */
  @Test
  void nobodyIsOfferedForWhomTheCustomerWouldWaitTooLong() {
    TurnScorer scorer = scorer(offerWait(Duration.ofMinutes(10)));
    Turn fallback = turn("t-1", "customer", "hm").toBuilder().fallback(true).build();
    TurnScorer.Scored passed =
        scorer.score(KEY, first(scorer), fallback, offering(Duration.ofMinutes(11)), NOW);
    assertThat(passed.decision().action()).isEqualTo(Action.CONTINUE);
    assertThat(passed.decision().reason()).isEqualTo("long_wait");
    assertThat(passed.course().course().open()).isEmpty();
    TurnScorer.Before after = new TurnScorer.Before(passed.state(), passed.course(), 1, List.of());
    assertThat(answered(scorer, passed, "yes please", offering(Duration.ofMinutes(11))))
        .isNotEqualTo("offer_accepted");
    TurnScorer.Scored offered =
        scorer.score(KEY, after, fallback, offering(Duration.ofMinutes(10)), NOW);
    assertThat(offered.decision().action()).isEqualTo(Action.OFFER_HUMAN);
    assertThat(answered(scorer, offered, "yes please", offering(Duration.ofMinutes(11))))
        .isEqualTo("offer_accepted");
  }

  private static Deciders.Deciding offering(Duration wait) {
    return new Deciders.Deciding(
        ServingModel.rulesOnly(),
        PolicyReader.read("version: v\nladder: [{action: offer_human, most: 1}]"),
        Wording.NONE,
        TurnArticles.NONE,
        () -> Optional.of(wait));
  }

  private static HandoffSettings offerWait(Duration most) {
    HandoffSettings usual = HandoffSettings.USUAL;
    return settings(usual.mostEpisodes(), Optional.of(most), usual.absence());
  }

  @Test
  void rulesThatWereChosenAreNoFailure() {
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    TurnScorer.Scored scored =
        scorer.score(KEY, first(scorer), turn("t-1", "customer", "hello"), fragile(), NOW);
    assertThat(scored.decision().degraded()).isTrue();
    assertThat(scored.course().course().open()).isEmpty();
  }

  @Test
  void aTurnThatTheEngineCannotReadIsKeptAndPeopleSeeIt() {
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    TurnScorer.Scored scored =
        scorer.score(KEY, first(scorer), turn("t-1", "customer", "boom"), fragile(), NOW);
    assertThat(handoff(scored).why().reason()).isEqualTo(HandoffReason.ENGINE_UNREACHABLE);
    assertThat(scored.state().turns()).isEqualTo(1);
    assertThat(scored.state().signals()).isEqualTo(first(scorer).state().signals());
  }

  @Test
  void anEngineThatKeepsFailingIsToldOnce() {
    try (Logged log = new Logged(TurnScorer.class)) {
      TurnScorer scorer = scorer(HandoffSettings.USUAL);
      for (int i = 0; i < 100; i++) {
        TurnScorer.Before before = first(scorer);
        scorer.score(KEY, before, turn("t-1", "customer", "boom " + i), fragile(), NOW);
      }
      assertThat(log.events())
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                .startsWith("the engine failed: java.lang.IllegalStateException at ")
                .doesNotContain("boom");
          });
    }
  }

  @Test
  void aStateThatCannotBeReadIsMadeAnewFromTheTurns() {
    TurnScorer scorer = scorer(HandoffSettings.USUAL);
    StoredConversation stored =
        new StoredConversation(
            KEY,
            "{\"channel\":\"sms\",\"language\":\"de\"}",
            new byte[] {77, 1, 2},
            2,
            Optional.empty(),
            Course.NONE,
            NOW,
            NOW);
    assertThat(scorer.state(stored).facts().language()).contains("de");
    assertThat(scorer.state(stored).modelVersion()).isNotEqualTo("none");
    List<StoredTurn> turns = List.of(stored(1, "hello"), stored(2, "boom"), stored(3, "useless"));
    IntFunction<List<StoredTurn>> twoAtATime =
        played -> turns.subList(played, Math.min(played + 2, turns.size()));
    assertThat(scorer.replay(scorer.state(stored), twoAtATime, fragile()).turns()).isEqualTo(3);
  }

  private static StoredTurn stored(int seq, String text) {
    return new StoredTurn(
        seq,
        "t-" + seq,
        "{\"id\":\"t-" + seq + "\",\"speaker\":\"customer\",\"text\":\"" + text + "\"}",
        new byte[0],
        new byte[0],
        NOW);
  }
}
