package io.baton.server.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.LanguageTag;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.HistoryWriter;
import io.baton.server.context.ContextRepository;
import io.baton.server.context.hiding.Hiding;
import io.baton.server.context.hiding.PersonalPlaces;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.http.Json;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes conversations that are over in the history format, each with what became of it, what
 * agents corrected and what was decided about each turn, so that others can learn of them. Personal
 * data is hidden unless somebody asks who may; that is written down before. One conversation at a
 * time is in memory. Thread-safe.
 */
public final class HistoryExport {

  private static final int TURNS_AT_A_TIME = 200;

  private final Sources sources;
  private final Json json;
  private final Clock clock;

  public HistoryExport(Sources sources, Json json, Clock clock) {
    this.sources = sources;
    this.json = json;
    this.clock = clock;
  }

  /** Where it all comes from. */
  public record Sources(
      HistoryRepository history,
      TurnRepository turns,
      Outcomes outcomes,
      ContextRepository contexts) {}

  /** Knows what became of conversations. */
  @FunctionalInterface
  public interface Outcomes {

    /** The outcome of one as the history format has it; empty where no human was asked for. */
    Optional<ObjectNode> of(String workspace, String conversation);
  }

  /** Ids of the conversations of a page, which are seen from here on. */
  private List<String> page(String workspace, HistoryWish wish, String key) {
    Instant now = clock.instant();
    List<String> ids =
        sources
            .history()
            .listOver(
                workspace,
                wish.after(),
                new HistoryRepository.Quiet(wish.since(), now.minus(wish.quiet())),
                wish.limit());
    if (wish.unmasked()) {
      sources
          .contexts()
          .addAll(
              workspace,
              ids.stream()
                  .map(id ->
                      new ContextRepository.View(
                          UUID.randomUUID().toString(), now, key, Optional.empty(), id, ""))
                  .toList());
    }
    return ids;
  }

  /**
   * Writes the conversations of a page that are still there; where all were erased meanwhile, those
   * of the first page behind it that has some.
   *
   * @return false if there was none
   */
  boolean write(String workspace, HistoryWish wish, String key, HistoryWriter writer) {
    List<String> ids = page(workspace, wish, key);
    while (!ids.isEmpty() && !written(workspace, ids, wish.unmasked(), writer)) {
      ids = page(workspace, wish.behind(ids.getLast()), key);
    }
    return !ids.isEmpty();
  }

  private boolean written(
      String workspace, List<String> ids, boolean unmasked, HistoryWriter writer) {
    boolean any = false;
    for (String id : ids) {
      Optional<StoredConversation> stored =
          sources.turns().findConversation(new ConversationKey(workspace, id));
      stored.map(found -> read(found, unmasked)).ifPresent(writer::write);
      any |= stored.isPresent();
    }
    return any;
  }

  private Conversation read(StoredConversation stored, boolean unmasked) {
    Decided decided = new Decided();
    Conversation open = labelled(stored.key(), open(stored, decided));
    Conversation shown = unmasked ? open : masked(open);
    // Only now: a probability may look like the number of a card.
    return shown.withTurns(shown.turns().stream().map(decided::with).toList());
  }

  private Conversation labelled(ConversationKey key, Conversation open) {
    List<EntityCorrection> corrections = sources.contexts().listCorrections(key);
    if (corrections.isEmpty()) {
      return open;
    }
    String language = open.language().map(LanguageTag::base).orElse("");
    return open.withTurns(new EntityLabels(open.turns(), language).after(corrections));
  }

  private Conversation open(StoredConversation stored, Decided decided) {
    ConversationKey key = stored.key();
    JsonNode facts = json.read(stored.facts());
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", key.id());
    for (String name : List.of("channel", "language", "industry")) {
      copy(facts, name, node, name);
    }
    node.put("startedAt", stored.createdAt().toString());
    ObjectNode customer = node.putObject("customer");
    copy(facts, "customerId", customer, "id");
    copy(facts, "tier", customer, "tier");
    ArrayNode turns = node.putArray("turns");
    int after = 0;
    List<StoredTurn> page = sources.turns().listTurns(key, after, TURNS_AT_A_TIME);
    while (!page.isEmpty()) {
      page.forEach(turn -> turns.add(json.read(turn.turn())));
      page.forEach(turn -> decided.add(turn.id(), json.read(turn.response())));
      after = page.getLast().seq();
      page = sources.turns().listTurns(key, after, TURNS_AT_A_TIME);
    }
    node.set(
        "outcome",
        sources
            .outcomes()
            .of(key.workspace(), key.id())
            .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("escalated", false)));
    return ConversationJson.read(node);
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    if (from.hasNonNull(name)) {
      to.put(as, from.path(name).asText());
    }
  }

  private static Conversation masked(Conversation open) {
    List<HeardTurn> heard = new ArrayList<>();
    open.turns()
        .forEach(turn -> heard.add(new HeardTurn(heard.size() + 1, turn, Optional.empty())));
    Hiding hiding = new Hiding(heard, PersonalPlaces.of(heard));
    return new Conversation(
        open.id(),
        open.channel(),
        open.language(),
        open.industry(),
        open.startedAt(),
        new Customer(
            open.customer().id().map(PersonalData::mask),
            open.customer().tier(),
            open.customer().other()),
        hiding.turns(heard).stream().map(HeardTurn::turn).toList(),
        open.outcome(),
        open.other());
  }
}
