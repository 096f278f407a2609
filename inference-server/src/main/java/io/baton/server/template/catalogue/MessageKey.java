package io.baton.server.template.catalogue;

import static io.baton.server.template.catalogue.Variable.AGENT;
import static io.baton.server.template.catalogue.Variable.AHEAD;
import static io.baton.server.template.catalogue.Variable.CONVERSATION;
import static io.baton.server.template.catalogue.Variable.COUNT;
import static io.baton.server.template.catalogue.Variable.DAYS;
import static io.baton.server.template.catalogue.Variable.EMAIL;
import static io.baton.server.template.catalogue.Variable.HOURS;
import static io.baton.server.template.catalogue.Variable.KNOWS;
import static io.baton.server.template.catalogue.Variable.LINK;
import static io.baton.server.template.catalogue.Variable.MINUTES;
import static io.baton.server.template.catalogue.Variable.OPENS;
import static io.baton.server.template.catalogue.Variable.PHONE;
import static io.baton.server.template.catalogue.Variable.PREVIOUS;
import static io.baton.server.template.catalogue.Variable.REPLY_IN;
import static io.baton.server.template.catalogue.Variable.SLOT;
import static io.baton.server.template.catalogue.Variable.TEAM;
import static io.baton.server.template.catalogue.Variable.TICKET;
import static io.baton.server.template.catalogue.Variable.TITLE;
import static io.baton.server.template.catalogue.Variable.VALID;
import static io.baton.server.template.catalogue.Variable.WAIT;
import static io.baton.server.template.catalogue.Variable.WAITED;

import io.baton.conversation.handoff.HandoffReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every message to a customer, every notice to agents, and every phrase that stands in others, with
 * its variables.
 */
public enum MessageKey {
  STEP_REPHRASE("step.rephrase", "The bot did not understand", Uses.may()),
  STEP_SELF_SERVICE("step.self_service", "Articles follow", Uses.may()),
  STEP_OFFER_HUMAN("step.offer_human", "The bot offers to bring in a person", Uses.may()),
  STEP_OFFER_HUMAN_CLOSED("step.offer_human.closed", "The same, while nobody is there", Uses.may()),

  INTRODUCTION_EXPLICIT_REQUEST(
      "introduction.explicit_request", "The customer asked for a person", Uses.INTRODUCTION),
  INTRODUCTION_OFFER_ACCEPTED(
      "introduction.offer_accepted", "The customer accepted the offer", Uses.INTRODUCTION),
  INTRODUCTION_BOT_PROMISE(
      "introduction.bot_promise", "The bot had promised a person", Uses.INTRODUCTION),
  INTRODUCTION_MANDATORY_RULE(
      "introduction.mandatory_rule", "A rule demands a person", Uses.INTRODUCTION),
  INTRODUCTION_TOPIC_RULE(
      "introduction.topic_rule", "The topic belongs to people", Uses.INTRODUCTION),
  INTRODUCTION_HIGH_RISK(
      "introduction.high_risk", "The bot will probably not get there", Uses.INTRODUCTION),
  INTRODUCTION_LOW_CONFIDENCE(
      "introduction.low_confidence", "The bot is not sure of its answers", Uses.INTRODUCTION),
  INTRODUCTION_REPEATED_FAILURE(
      "introduction.repeated_failure", "The bot failed again and again", Uses.INTRODUCTION),
  INTRODUCTION_LOOP("introduction.loop", "The conversation goes in circles", Uses.INTRODUCTION),
  INTRODUCTION_NEGATIVE_SENTIMENT(
      "introduction.negative_sentiment", "The customer is annoyed", Uses.INTRODUCTION),
  INTRODUCTION_BEHAVIOUR(
      "introduction.behaviour", "How the customer acts shows trouble", Uses.INTRODUCTION),
  INTRODUCTION_BOT_REQUEST(
      "introduction.bot_request", "The bot asked for a person", Uses.INTRODUCTION),
  INTRODUCTION_AGENT_TAKEOVER(
      "introduction.agent_takeover", "An agent takes over unasked", Uses.INTRODUCTION),
  INTRODUCTION_BOT_UNREACHABLE(
      "introduction.bot_unreachable", "The bot does not answer", Uses.INTRODUCTION),
  INTRODUCTION_ENGINE_UNREACHABLE(
      "introduction.engine_unreachable", "Baton does not answer", Uses.INTRODUCTION),
  INTRODUCTION_AGENT_TRANSFER(
      "introduction.agent_transfer", "An agent passes it on to another", Uses.INTRODUCTION),
  INTRODUCTION_RETURNING_CUSTOMER(
      "introduction.returning_customer",
      "The customer writes again after the end",
      Uses.INTRODUCTION),

  QUEUE_POSITION("queue.position", "The place in the queue", Uses.needs(AHEAD).and(WAIT)),
  QUEUE_WORSENED_PRIORITY(
      "queue.worsened.priority", "Somebody more urgent is before", Uses.needs(AHEAD).and(WAIT)),
  QUEUE_WORSENED_RETURNED(
      "queue.worsened.returned",
      "Somebody who waited longer is before again",
      Uses.needs(AHEAD).and(WAIT)),
  QUEUE_WORSENED_STAFFING("queue.worsened.staffing", "Fewer agents are there", Uses.may(WAIT)),
  QUEUE_STILL_WAITING("queue.still_waiting", "The wait is past its limit", Uses.may(WAIT)),
  QUEUE_CALLBACK_OFFER(
      "queue.callback_offer", "A callback instead of a long wait", Uses.may(WAIT, SLOT)),
  QUEUE_STILL_NEEDED("queue.still_needed", "After the bot answered somebody who waits", Uses.may()),

  BOT_SILENT_QUEUE(
      "bot.silent.queue", "Somebody who waits writes, and the bot may not answer", Uses.may()),
  BOT_SILENT_AGENT("bot.silent.agent", "An agent answers from here on", Uses.may(AGENT)),

  AGENT_JOINED("agent.joined", "An agent is there", Uses.may(AGENT, TEAM)),
  AGENT_LEFT("agent.left", "An agent has gone", Uses.may(AGENT)),
  AGENT_LOST("agent.lost", "An agent dropped off", Uses.may(AGENT, WAIT)),

  OFF_HOURS_NOTED("off_hours.noted", "A person is wanted while nobody is there", Uses.may()),
  OFF_HOURS_CLOSED("off_hours.closed", "Nobody is there", Uses.may(TEAM, OPENS)),
  OFF_HOURS_CALLBACK_OFFERED("off_hours.callback_offered", "A callback can be had", Uses.may(SLOT)),
  OFF_HOURS_CALLBACK_CONFIRMED(
      "off_hours.callback_confirmed", "A callback is booked", Uses.needs(SLOT).and(PHONE)),
  OFF_HOURS_CALLBACK_MOVED(
      "off_hours.callback_moved", "A callback is moved", Uses.needs(SLOT).and(PREVIOUS)),
  OFF_HOURS_CALLBACK_CANCELLED(
      "off_hours.callback_cancelled", "A callback is cancelled", Uses.may(SLOT)),
  OFF_HOURS_TICKET("off_hours.ticket", "A ticket is made", Uses.needs(TICKET).and(REPLY_IN)),
  OFF_HOURS_ARTICLES("off_hours.articles", "Articles follow", Uses.needs(COUNT)),
  OFF_HOURS_ARTICLE_LINK(
      "off_hours.article_link",
      "Phrase: an article, on a line of its own",
      Uses.needs(TITLE, LINK)),
  OFF_HOURS_REPLY_TIME(
      "off_hours.reply_time", "When an answer can be expected", Uses.needs(REPLY_IN)),
  OFF_HOURS_EMAIL_OFFERED(
      "off_hours.email_offered", "An e-mail when somebody is free can be had", Uses.may()),
  OFF_HOURS_EMAIL_NOTED(
      "off_hours.email_noted", "The address is to be confirmed", Uses.needs(EMAIL)),
  EMAIL_CONFIRM_SUBJECT("email.confirm.subject", "Subject of the e-mail that asks", Uses.may()),
  EMAIL_CONFIRM_BODY(
      "email.confirm.body", "Asks to confirm the address", Uses.needs(LINK).and(VALID)),
  EMAIL_AGENT_FREE_SUBJECT(
      "email.agent_free.subject", "Subject of the e-mail that calls back", Uses.may()),
  EMAIL_AGENT_FREE_BODY(
      "email.agent_free.body", "Somebody is free", Uses.needs(LINK).and(AGENT, TICKET, VALID)),

  NOTICE_REQUESTED_SUBJECT(
      "notice.requested.subject", "Subject: agents are told of a customer", Uses.needs(TEAM)),
  NOTICE_REQUESTED_BODY(
      "notice.requested.body",
      "Agents are told of a customer who waits",
      Uses.needs(TEAM, CONVERSATION)),
  NOTICE_NOT_ACCEPTED_SUBJECT(
      "notice.not_accepted.subject", "Subject: nobody took it in time", Uses.needs(TEAM)),
  NOTICE_NOT_ACCEPTED_BODY(
      "notice.not_accepted.body",
      "Supervisors are told that nobody took it in time",
      Uses.needs(TEAM, CONVERSATION, WAITED)),
  NOTICE_URGENT_SUBJECT(
      "notice.urgent.subject", "Subject: a waiting customer is urgent", Uses.needs(TEAM)),
  NOTICE_URGENT_BODY(
      "notice.urgent.body",
      "Supervisors are told that a waiting customer is urgent",
      Uses.needs(TEAM, CONVERSATION)),

  HANDBACK_GREETING("handback.greeting", "The bot is back", Uses.may(AGENT)),
  HANDBACK_CONFIRMATION("handback.confirmation", "Asks whether all is settled", Uses.may()),
  HANDBACK_FOLLOW_UP("handback.follow_up", "Somebody will be in touch", Uses.may(SLOT)),

  FOLLOW_UP_CHECK("follow_up.check", "Asks later whether all is well", Uses.may(AGENT)),
  FOLLOW_UP_APPOINTMENT(
      "follow_up.appointment",
      "Reminds of an appointment, and asks whether it holds",
      Uses.needs(SLOT).and(AGENT, TEAM)),
  FOLLOW_UP_REPLY("follow_up.reply", "Reminds that the customer owes an answer", Uses.may()),

  SURVEY_CSAT("survey.csat", "Asks for satisfaction, 1 to 5", Uses.may()),
  SURVEY_EFFORT("survey.effort", "Asks for ease, 1 to 7", Uses.may()),
  SURVEY_COMMENT("survey.comment", "Asks for more", Uses.may()),
  SURVEY_THANKS("survey.thanks", "Thanks for the answer", Uses.may()),

  KNOWN_CONVERSATION("known.conversation", "Phrase: what was said so far", Uses.may()),
  KNOWN_ORDER("known.order", "Phrase: number of the order", Uses.may()),
  KNOWN_ATTEMPTS("known.attempts", "Phrase: what the bot tried", Uses.may()),
  KNOWN_CUSTOMER("known.customer", "Phrase: the customer's profile", Uses.may()),
  KNOWN_EARLIER("known.earlier", "Phrase: earlier conversations", Uses.may()),
  WAIT_UNDER_A_MINUTE("wait.under_a_minute", "Phrase: less than a minute", Uses.may(MINUTES)),
  WAIT_MINUTES("wait.minutes", "Phrase: about so many minutes", Uses.needs(MINUTES)),
  WAIT_HOURS("wait.hours", "Phrase: about so many hours", Uses.needs(HOURS)),
  WAIT_DAYS("wait.days", "Phrase: about so many days", Uses.needs(DAYS)),
  WITHIN_MINUTES(
      "within.minutes", "Phrase after within or in: so many minutes", Uses.needs(MINUTES)),
  WITHIN_HOURS("within.hours", "Phrase after within or in: so many hours", Uses.needs(HOURS)),
  WITHIN_DAYS("within.days", "Phrase after within or in: so many days", Uses.needs(DAYS));

  private static final String INTRODUCTION = "introduction.";

  private final String wireName;
  private final String about;
  private final Uses uses;

  MessageKey(String wireName, String about, Uses uses) {
    this.wireName = wireName;
    this.about = about;
    this.uses = uses;
  }

  /** Variables that are always known, and those that may be. */
  private record Uses(List<Variable> needed, List<Variable> optional) {

    static final Uses INTRODUCTION = may(AGENT, TEAM, KNOWS, WAIT);

    static Uses needs(Variable... variables) {
      return new Uses(List.of(variables), List.of());
    }

    static Uses may(Variable... variables) {
      return new Uses(List.of(), List.of(variables));
    }

    Uses and(Variable... more) {
      return new Uses(needed, List.of(more));
    }
  }

  /** Name in paths and files, such as queue.position. */
  public String wireName() {
    return wireName;
  }

  /** When it is said, for people. */
  public String about() {
    return about;
  }

  /** Variables that are always known, and that every text must say. */
  public List<Variable> needed() {
    return uses.needed();
  }

  /** Variables that may be known. */
  public List<Variable> optional() {
    return uses.optional();
  }

  /** All its variables, those that are needed first. */
  public List<Variable> variables() {
    return Stream.concat(needed().stream(), optional().stream()).toList();
  }

  /** Whether a text of it may use a variable. */
  public boolean knows(Variable variable) {
    return variables().contains(variable);
  }

  /** The key of this name. */
  public static Optional<MessageKey> find(String wireName) {
    return Arrays.stream(values()).filter(key -> key.wireName.equals(wireName)).findFirst();
  }

  /** The warm introduction for a reason. */
  public static MessageKey introduction(HandoffReason reason) {
    return find(INTRODUCTION + reason.wireName()).orElseThrow();
  }
}
