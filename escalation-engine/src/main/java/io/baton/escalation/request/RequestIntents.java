package io.baton.escalation.request;

import io.baton.escalation.text.NameWords;
import java.util.List;
import java.util.Set;

/**
 * Names of intents and payloads of buttons that ask for a human, such as {@code talk_to_agent},
 * {@code EscalateToHuman} or {@code /human_handoff{"topic":"x"}}: somebody and a word for getting
 * them, or a handoff, and nothing else, so that {@code get_agent_name} is none.
 */
final class RequestIntents {

  private static final Set<String> SOMEBODY =
      Set.of(
          "human",
          "person",
          "somebody",
          "someone",
          "agent",
          "representative",
          "rep",
          "operator",
          "advisor",
          "adviser",
          "supervisor",
          "manager",
          "humano",
          "persona",
          "agente",
          "asesor",
          "operador",
          "mensch",
          "menschen",
          "mitarbeiter",
          "humain",
          "personne",
          "conseiller",
          "pessoa",
          "atendente");

  private static final Set<String> GETTING =
      Set.of(
          "talk",
          "speak",
          "chat",
          "connect",
          "transfer",
          "request",
          "contact",
          "call",
          "need",
          "want",
          "get",
          "live",
          "real",
          "hablar",
          "sprechen",
          "verbinden",
          "parler",
          "falar");

  private static final Set<String> HANDOFF =
      Set.of("handoff", "handover", "escalate", "escalation", "escalar", "eskalieren", "escalader");

  private static final Set<String> BETWEEN =
      Set.of(
          "a",
          "an",
          "the",
          "to",
          "with",
          "for",
          "me",
          "i",
          "customer",
          "user",
          "intent",
          "con",
          "un",
          "una",
          "mit",
          "einem",
          "avec",
          "com",
          "um",
          "uma",
          "service",
          "support");

  private RequestIntents() {}

  /** Whether an intent or payload of this name asks for a human. */
  static boolean contain(String name) {
    List<String> words = NameWords.of(name);
    boolean known =
        words.stream()
            .allMatch(word ->
                SOMEBODY.contains(word)
                    || GETTING.contains(word)
                    || HANDOFF.contains(word)
                    || BETWEEN.contains(word));
    boolean somebody = words.stream().anyMatch(SOMEBODY::contains);
    boolean getting = words.stream().anyMatch(GETTING::contains);
    return known
        && (words.stream().anyMatch(HANDOFF::contains)
            || (somebody && getting)
            || (somebody && words.size() == 1));
  }
}
