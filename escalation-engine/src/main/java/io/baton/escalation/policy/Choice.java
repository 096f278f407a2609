package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;

/**
 * What a policy chose.
 *
 * @param action what the bot should do
 * @param reason rule, signal or threshold that chose it
 * @param next state of the policy afterwards
 */
public record Choice(Action action, String reason, PolicyState next) {}
