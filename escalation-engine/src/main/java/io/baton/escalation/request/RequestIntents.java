package io.baton.escalation.request;

import io.baton.escalation.text.NameWords;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of intents and payloads of buttons that ask for a human, such as {@code talk_to_agent},
 * {@code EscalateToHuman}, {@code human_agent} or {@code /human_handoff{"topic":"x"}}: somebody,
 * with or without a word for getting them, or a handoff, and nothing else, so that {@code
 * get_agent_name} is none.
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

  private static final Pattern CUT_HANDOFF = Pattern.compile("\\bhand (off|over)\\b");

  private RequestIntents() {}

  /** Whether an intent or payload of this name asks for a human. */
  static boolean contain(String name) {
    List<String> words = wordsOf(name);
    boolean handoff = words.stream().anyMatch(HANDOFF::contains);
    boolean somebody = words.stream().anyMatch(SOMEBODY::contains);
    boolean getting = words.stream().anyMatch(GETTING::contains);
    return words.stream().allMatch(RequestIntents::isKnown)
        && (handoff || somebody && (getting || SOMEBODY.containsAll(words)));
  }

  /** A handoff that is cut in two, as in {@code hand_off} and {@code HandOver}, is one word. */
  private static List<String> wordsOf(String name) {
    String words = String.join(" ", NameWords.of(name));
    return List.of(CUT_HANDOFF.matcher(words).replaceAll("hand$1").split(" "));
  }

  private static boolean isKnown(String word) {
    return SOMEBODY.contains(word)
        || GETTING.contains(word)
        || HANDOFF.contains(word)
        || BETWEEN.contains(word);
  }
}
