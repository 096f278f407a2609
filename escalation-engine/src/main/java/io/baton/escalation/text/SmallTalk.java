package io.baton.escalation.text;

import java.util.Collection;
import java.util.Set;

/**
 * Words in the names of intents that say yes or no, greet, thank or only tell something, in five
 * languages: such an intent names no topic.
 */
public final class SmallTalk {

  private static final Set<String> YES =
      Set.of(
          "affirm",
          "affirmative",
          "yes",
          "accept",
          "agree",
          "si",
          "sí",
          "ja",
          "oui",
          "sim",
          "afirmar",
          "aceptar",
          "aceitar",
          "accepter",
          "bejahen");

  private static final Set<String> NO =
      Set.of(
          "deny",
          "no",
          "reject",
          "decline",
          "disagree",
          "rejection",
          "nein",
          "non",
          "nao",
          "não",
          "negar",
          "rechazar",
          "rejeitar",
          "refuser",
          "verneinen");

  /** What stands beside a yes or no and says only that it is an answer. */
  private static final Set<String> BESIDE =
      Set.of("confirm", "confirmation", "intent", "amazon", "smalltalk", "button", "answer", "say");

  private static final Set<String> MANNERS =
      Set.of(
          "greet",
          "greeting",
          "greetings",
          "welcome",
          "default",
          "hello",
          "hi",
          "hey",
          "hola",
          "hallo",
          "bonjour",
          "ola",
          "olá",
          "bye",
          "goodbye",
          "farewell",
          "thank",
          "thanks",
          "thankyou",
          "you",
          "gracias",
          "danke",
          "merci",
          "obrigado",
          "ok",
          "okay",
          "inform");

  /** A name that has one of these is of small talk, whatever it is about. */
  private static final Set<String> ALWAYS = Set.of("smalltalk", "chitchat");

  private SmallTalk() {}

  /** Whether a word says yes. */
  public static boolean isYes(String word) {
    return YES.contains(word);
  }

  /** Whether a word says no. */
  public static boolean isNo(String word) {
    return NO.contains(word);
  }

  /** Whether a word says only that what is beside it is an answer. */
  public static boolean isBeside(String word) {
    return BESIDE.contains(word);
  }

  /** Whether a name of these words is of small talk and of nothing else. */
  public static boolean are(Collection<String> words) {
    return words.stream().anyMatch(ALWAYS::contains)
        || !words.isEmpty() && words.stream().allMatch(SmallTalk::isSmallTalk);
  }

  private static boolean isSmallTalk(String word) {
    return isYes(word) || isNo(word) || isBeside(word) || MANNERS.contains(word);
  }
}
