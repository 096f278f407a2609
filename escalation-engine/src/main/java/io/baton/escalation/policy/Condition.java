package io.baton.escalation.policy;

import io.baton.conversation.Entity;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.escalation.policy.keyword.KeyPhrase;
import io.baton.escalation.policy.keyword.PhraseMatch;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a topic rule; all parts must hold. Pure. */
public sealed interface Condition {

  /** What a condition says of a turn. */
  enum Answer {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  /** Looks at a turn of the customer. */
  Answer test(Turn turn, TokenizedText text, ConversationFacts facts);

  /** Key of the condition in the file. */
  String key();

  private static Answer of(boolean holds) {
    return holds ? Answer.HOLDS : Answer.FAILS;
  }

  /** The turn's intent is one of these. */
  record Intents(Set<String> intents) implements Condition {

    public Intents {
      intents = Set.copyOf(intents);
    }

    @Override
    public Answer test(Turn turn, TokenizedText text, ConversationFacts facts) {
      return of(turn.intent().map(intents::contains).orElse(false));
    }

    @Override
    public String key() {
      return "intent";
    }
  }

  /**
   * The text contains one of these phrases, without regard to case and accents.
   *
   * @param phrases as written
   * @param match how like them its words must be
   * @param keys the same to be found
   */
  record Phrases(List<String> phrases, PhraseMatch match, List<KeyPhrase> keys)
      implements Condition {

    /** Of phrases as written. */
    public static Phrases of(List<String> phrases, PhraseMatch match) {
      return new Phrases(
          phrases, match, phrases.stream().map(phrase -> KeyPhrase.of(phrase, match)).toList());
    }

    public Phrases {
      phrases = List.copyOf(phrases);
      keys = List.copyOf(keys);
    }

    @Override
    public Answer test(Turn turn, TokenizedText text, ConversationFacts facts) {
      return evidence(turn, text).isEmpty() ? Answer.FAILS : Answer.HOLDS;
    }

    /** Where a turn says them: each phrase where it stands first, each place once. */
    List<Evidence> evidence(Turn turn, TokenizedText text) {
      List<Evidence> evidence = List.of();
      for (KeyPhrase phrase : keys) {
        int place = phrase.placeIn(text);
        if (place >= 0) {
          int last = place + phrase.size() - 1;
          evidence = with(evidence, new Evidence(turn.id(), text.start(place), text.end(last)));
        }
      }
      return evidence;
    }

    private static List<Evidence> with(List<Evidence> evidence, Evidence found) {
      if (evidence.contains(found)) {
        return evidence;
      }
      List<Evidence> more = new ArrayList<>(evidence);
      more.add(found);
      return more;
    }

    @Override
    public String key() {
      return "phrase";
    }
  }

  /** The turn has an entity of this type; with a least amount, its value is a number so large. */
  record EntityAmount(String type, Optional<Double> atLeast) implements Condition {

    @Override
    public Answer test(Turn turn, TokenizedText text, ConversationFacts facts) {
      Answer answer = Answer.FAILS;
      for (Entity entity : turn.entities()) {
        if (entity.type().equals(type)) {
          Answer one = atLeast.map(least -> compare(entity.value(), least)).orElse(Answer.HOLDS);
          answer = one == Answer.HOLDS || answer == Answer.FAILS ? one : answer;
        }
      }
      return answer;
    }

    private static Answer compare(String value, double least) {
      try {
        return of(Amounts.parse(value) >= least);
      } catch (NumberFormatException e) {
        return Answer.UNKNOWN;
      }
    }

    @Override
    public String key() {
      return "entity";
    }
  }

  /**
   * A fact of the conversation is one of these, without regard to case; a language also with any
   * region, as de-CH is de.
   */
  record Fact(Name name, Set<String> values) implements Condition {

    public Fact {
      values = Set.copyOf(values);
    }

    /** The facts that a rule can ask for. */
    public enum Name {
      TIER,
      LANGUAGE,
      CHANNEL,
      INDUSTRY
    }

    @Override
    public Answer test(Turn turn, TokenizedText text, ConversationFacts facts) {
      Optional<String> value =
          switch (name) {
            case TIER -> facts.tier();
            case LANGUAGE -> facts.language();
            case CHANNEL -> facts.channel();
            case INDUSTRY -> facts.industry();
          };
      return value.map(known -> of(isOne(known))).orElse(Answer.UNKNOWN);
    }

    private boolean isOne(String known) {
      if (values.contains(known)) {
        return true;
      }
      for (String value : values) {
        if (known.equalsIgnoreCase(value) || name == Name.LANGUAGE && isIn(known, value)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a tag is this language or region, or has one more part: pt_BR is pt-BR and pt. */
    private static boolean isIn(String known, String value) {
      String tag = known.replace('_', '-');
      String wanted = value.replace('_', '-');
      return tag.regionMatches(true, 0, wanted, 0, wanted.length())
          && (tag.length() == wanted.length() || tag.startsWith("-", wanted.length()));
    }

    @Override
    public String key() {
      return name.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The turn was sent in these hours. */
  record Time(Hours hours) implements Condition {

    @Override
    public Answer test(Turn turn, TokenizedText text, ConversationFacts facts) {
      return turn.at().map(at -> of(hours.contains(at))).orElse(Answer.UNKNOWN);
    }

    @Override
    public String key() {
      return "hours";
    }
  }
}
