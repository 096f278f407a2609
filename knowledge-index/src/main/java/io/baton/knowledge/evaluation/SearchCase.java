package io.baton.knowledge.evaluation;

import java.util.Optional;

/**
 * What a customer asks, and what should be found.
 *
 * @param text of the customer
 * @param article id of the right one; empty where none answers
 */
public record SearchCase(String language, String text, Optional<String> article) {}
