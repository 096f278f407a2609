package io.baton.server.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.server.article.FoundArticle;
import io.baton.server.event.Message;
import io.baton.server.handoff.HandoffBrief;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a turn.
 *
 * @param conversation id
 * @param turn id
 * @param action what the bot should do: continue, rephrase, self_service, offer_human, hand_off
 * @param reason rule, signal or threshold that chose the action
 * @param wording what the bot may say to the customer; absent for continue, but to one who waits
 * @param risk calibrated probabilities, unless degraded
 * @param frustration of the conversation so far, in [0, 1]
 * @param sentiment of this turn
 * @param signals strongest first, with evidence
 * @param explanation what drives the risk, in log-odds
 * @param versions of model and policy
 * @param degraded whether rules decided alone
 * @param propensity probability with which the action was chosen
 * @param notes what an operator should know: condition_unknown:RULE:KEY for each rule that failed
 *     for want of a fact alone, model_failed:WHY
 * @param handoff where the conversation's handoff stands, if there is one
 * @param selfService articles to offer, with the action self_service
 * @param messages what else the customer is to be told, in order: what happened to the handoff
 *     since the answer before
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DecisionResponse(
    String conversation,
    String turn,
    String action,
    String reason,
    Optional<String> wording,
    Risk risk,
    double frustration,
    SentimentResponse sentiment,
    List<Signal> signals,
    ExplanationResponse explanation,
    Versions versions,
    boolean degraded,
    double propensity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
    Optional<HandoffBrief> handoff,
    Optional<SelfServiceResponse> selfService,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message.Told> messages) {

  /** Sentiment of a turn: the likeliest of three, and the probability of each. */
  public record SentimentResponse(
      String label, double negative, double neutral, double positive, double valence) {}

  /** What drives the risk; the contributions sum to the score. */
  public record ExplanationResponse(
      double score, String method, List<Contribution> contributions) {}

  /** Articles with which the customer may help themselves, the most relevant first. */
  public record SelfServiceResponse(List<FoundArticle> items) {

    public SelfServiceResponse {
      items = List.copyOf(items);
    }
  }

  /** What decided. */
  public record Versions(String model, String policy) {}

  static DecisionResponse of(
      String conversation, Decision decision, Optional<String> wording, List<String> notes) {
    return new DecisionResponse(
        conversation,
        decision.turn(),
        decision.action().name().toLowerCase(Locale.ROOT),
        decision.reason(),
        wording,
        decision.risk(),
        decision.frustration(),
        new SentimentResponse(
            decision.sentiment().label().wireName(),
            decision.sentiment().negative(),
            decision.sentiment().neutral(),
            decision.sentiment().positive(),
            decision.sentiment().valence()),
        decision.signals(),
        new ExplanationResponse(
            decision.explanation().score(),
            decision.explanation().method(),
            decision.explanation().contributions()),
        new Versions(decision.modelVersion(), decision.policyVersion()),
        decision.degraded(),
        decision.propensity(),
        notes,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same with where the conversation's handoff stands, and what else is to be said. */
  DecisionResponse with(Optional<HandoffBrief> brief, List<Message.Told> said) {
    return with(brief, selfService, said);
  }

  /** The same with articles to offer, if there are any. */
  DecisionResponse offering(List<FoundArticle> articles) {
    return articles.isEmpty()
        ? this
        : with(handoff, Optional.of(new SelfServiceResponse(articles)), messages);
  }

  private DecisionResponse with(
      Optional<HandoffBrief> brief,
      Optional<SelfServiceResponse> offered,
      List<Message.Told> said) {
    return new DecisionResponse(
        conversation,
        turn,
        action,
        reason,
        wording,
        risk,
        frustration,
        sentiment,
        signals,
        explanation,
        versions,
        degraded,
        propensity,
        notes,
        brief,
        offered,
        said);
  }
}
