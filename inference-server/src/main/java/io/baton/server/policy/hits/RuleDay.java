package io.baton.server.policy.hits;

import java.time.LocalDate;

/**
 * A rule on one day.
 *
 * @param policy version that its file gives itself
 * @param rule its id
 * @param day in UTC
 */
record RuleDay(String workspace, String policy, String rule, LocalDate day) {}
