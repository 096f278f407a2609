package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.ConversationTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model was learnt from, as its bundle's manifest says it. */
public final class Provenance {

  private Provenance() {}

  /** Facts of a history: conversations, turns, corpusFingerprint. */
  public static Map<String, String> of(List<Conversation> history) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("conversations", String.valueOf(history.size()));
    facts.put("turns", String.valueOf(history.stream().mapToInt(one -> one.turns().size()).sum()));
    facts.put("corpusFingerprint", fingerprint(history));
    return facts;
  }

  /** SHA-256 over the conversations as JSON in the order of their ids. */
  private static String fingerprint(List<Conversation> history) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      history.stream()
          .sorted((a, b) -> a.id().compareTo(b.id()))
          .map(one -> ConversationTree.of(one).toString())
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
