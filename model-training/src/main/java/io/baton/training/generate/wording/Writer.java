package io.baton.training.generate.wording;

import io.baton.conversation.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words: a sentence of a section that was not used in this conversation yet, where there
 * is one left, with the conversation's own numbers, names and dates in it.
 */
public final class Writer {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final int LARGEST_DAY = 28;
  private static final int LARGEST_AMOUNT = 900;

  private final Map<String, List<String>> sentences;
  private final Dice dice;
  private final Map<String, String> slots = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  public Writer(Map<String, List<String>> sentences, Dice dice) {
    this.sentences = sentences;
    this.dice = dice;
  }

  /**
   * A sentence.
   *
   * @param text its words
   * @param entities the values that were put in
   */
  public record Sentence(String text, List<Entity> entities) {

    public Sentence {
      entities = List.copyOf(entities);
    }
  }

  /**
   * The next sentence of a section.
   *
   * @throws IllegalStateException if it has none
   */
  public Sentence sentence(String section) {
    List<String> all = sentences.getOrDefault(section, List.of());
    if (all.isEmpty()) {
      throw new IllegalStateException("no sentences in section " + section);
    }
    List<String> fresh = all.stream().filter(one -> !used.contains(one)).toList();
    String chosen = dice.pick(fresh.isEmpty() ? all : fresh);
    used.add(chosen);
    return filled(chosen);
  }

  private Sentence filled(String sentence) {
    List<Entity> entities = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher slot = SLOT.matcher(sentence);
    while (slot.find()) {
      String name = slot.group(1);
      String value = slots.computeIfAbsent(name, this::value);
      slot.appendReplacement(text, Matcher.quoteReplacement(value));
      entities.add(Entity.of(name.equals("order") ? "reference_number" : name, value));
    }
    slot.appendTail(text);
    return new Sentence(text.toString(), entities);
  }

  private String value(String name) {
    if (name.equals("order")) {
      String letter = dice.chance(0.5) ? "ABCKRT".charAt(dice.below(6)) + "-" : "";
      return letter + (10_000 + dice.below(80_000));
    }
    int most = name.equals("amount") ? LARGEST_AMOUNT : LARGEST_DAY;
    String pattern = dice.pick(sentences.getOrDefault("slot." + name, List.of(name)));
    return pattern.replace("#", String.valueOf(4 + dice.below(most - 4)));
  }
}
