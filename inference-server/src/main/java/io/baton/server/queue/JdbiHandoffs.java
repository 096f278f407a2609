package io.baton.server.queue;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.server.db.Database;
import io.baton.server.event.EventRepository;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.event.Message;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.Introduction;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.queue.item.Handoffs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Handoffs by their service; what is noted becomes an event of the conversation. */
public final class JdbiHandoffs implements Handoffs {

  private final EventRepository events;
  private final HandoffService service;
  private final NoteWords words;
  private final Json json;
  private final Consumer<HandoffRepository.Key> changed;

  /**
   * @param words for customers, which become part of events
   * @param changed told which conversation's row is another now
   */
  public JdbiHandoffs(
      Database database,
      HandoffService service,
      NoteWords words,
      Json json,
      Consumer<HandoffRepository.Key> changed) {
    this.events = new JdbiEventRepository(database);
    this.service = service;
    this.words = words;
    this.json = json;
    this.changed = changed;
  }

  @Override
  public boolean apply(Key handoff, HandoffCommand command, Instant now) {
    try {
      service.give(new HandoffRepository.Key(handoff.workspace(), handoff.handoff()), command);
      return true;
    } catch (ProblemException e) {
      int status = e.problem().status();
      if (status == Problem.Kind.CONFLICT.status() || status == Problem.Kind.NOT_FOUND.status()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void note(Key handoff, EventType type, Map<String, Object> details, Instant now) {
    Map<String, Object> body = new TreeMap<>(details);
    body.put("handoff", handoff.handoff());
    body.put("conversation", handoff.conversation());
    if (words.says(type)) {
      Introduction said =
          words.of(
              handoff.workspace(),
              type,
              details,
              events.language(handoff.workspace(), handoff.conversation()));
      body.put(Message.TEXT, said.text());
      body.put(Message.LANGUAGE, said.language());
    }
    String written = new String(json.write(body), StandardCharsets.UTF_8);
    events.note(
        new EventRepository.Noted(handoff.workspace(), handoff.conversation(), type, now, written));
    changed.accept(new HandoffRepository.Key(handoff.workspace(), handoff.conversation()));
  }
}
