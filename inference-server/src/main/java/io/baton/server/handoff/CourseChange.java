package io.baton.server.handoff;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffEvent;
import io.baton.conversation.handoff.HandoffLifecycle;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.handoff.Owner;
import io.baton.conversation.handoff.Transition;
import io.baton.conversation.handoff.TransitionException;
import io.baton.server.event.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What commands do to a conversation's handoffs, before it is written. Immutable.
 *
 * @param course as it is after them
 * @param changed handoffs by id
 * @param events in order; the last has the number of the course
 */
public record CourseChange(
    Course course, Map<String, KeptHandoff> changed, List<Happening> events) {

  /**
   * What is told of it.
   *
   * @param type what happened
   * @param details by name, such as agent or queue
   */
  public record Happening(EventType type, Instant at, Map<String, String> details) {

    public Happening {
      details = Map.copyOf(details);
    }

    static Happening of(HandoffEvent event, Owner owner) {
      Map<String, String> details = new HashMap<>(event.details());
      details.put("handoff", event.handoff());
      details.put("owner", HandoffView.owner(owner));
      return new Happening(event.type(), event.at(), details);
    }
  }

  public CourseChange {
    changed = Map.copyOf(changed);
    events = List.copyOf(events);
  }

  /** No change yet. */
  public static CourseChange of(Course course) {
    return new CourseChange(course, Map.of(), List.of());
  }

  /** Whether there is anything to write. */
  public boolean empty() {
    return events.isEmpty();
  }

  /** A new handoff, of which nothing is kept until a command comes. */
  CourseChange begin(String id, String conversation, Instant at) {
    int episode = course.handoff().map(CourseChange::following).orElse(1);
    Handoff.Why why = new Handoff.Why(HandoffReason.BOT_REQUEST, "", Optional.empty());
    KeptHandoff begun = new KeptHandoff(Handoff.begin(id, conversation, episode, why), at);
    return new CourseChange(with(begun, 0), changed, events);
  }

  /** An offer that was not taken is no handoff: the next one has its number. */
  private static int following(Handoff before) {
    return before.episode() + (before.status() == HandoffStatus.BOT ? 0 : 1);
  }

  /** The same with what the bot leaves itself, where it does. */
  CourseChange resuming(Optional<String> token) {
    return token.isEmpty()
        ? this
        : new CourseChange(with(course.last().orElseThrow().resuming(token), 0), changed, events);
  }

  /**
   * A command to the conversation's last handoff.
   *
   * @throws TransitionException if it does not fit
   */
  public CourseChange give(HandoffCommand command, Instant at) {
    KeptHandoff before = course.last().orElseThrow();
    Transition done = HandoffLifecycle.apply(before.handoff(), command, at);
    boolean stays = done.after().status() == before.handoff().status();
    KeptHandoff after =
        new KeptHandoff(
            done.after(),
            stays ? before.since() : at,
            before.introduction(),
            before.asked(),
            before.resumePoint());
    Optional<KeptHandoff> next =
        done.next().map(handoff -> new KeptHandoff(handoff, at).resuming(before.resumePoint()));
    Map<String, KeptHandoff> all = new LinkedHashMap<>(changed);
    all.put(done.after().id(), after);
    next.ifPresent(one -> all.put(one.handoff().id(), one));
    Course changes = with(next.orElse(after), done.events().size());
    List<Happening> told = new ArrayList<>(events);
    done.events().forEach(event -> told.add(Happening.of(event, changes.owner())));
    return new CourseChange(changes, all, told);
  }

  /**
   * The same with words to the customer in events that have none yet. Who comes with an
   * introduction need not be said to have joined.
   *
   * @param from the first event that is looked at, from 0
   */
  public CourseChange worded(int from, Function<Happening, Optional<Introduction>> words) {
    if (from >= events.size()) {
      return this;
    }
    boolean introduced = course.last().filter(this::dueForWords).isPresent();
    List<Happening> told = new ArrayList<>(events.subList(0, from));
    for (Happening event : events.subList(from, events.size())) {
      boolean silent =
          event.details().containsKey(Message.TEXT)
              || introduced && event.type() == EventType.HANDOFF_ACCEPTED;
      told.add(silent ? event : words.apply(event).map(said -> with(event, said)).orElse(event));
    }
    return new CourseChange(course, changed, told);
  }

  private static Happening with(Happening event, Introduction said) {
    Map<String, String> details = new LinkedHashMap<>(event.details());
    details.put(Message.TEXT, said.text());
    details.put(Message.LANGUAGE, said.language());
    return new Happening(event.type(), event.at(), details);
  }

  /** The same, of which the answer to a request tells all words that its events have. */
  CourseChange answered() {
    List<Happening> told = new ArrayList<>();
    for (Happening event : events) {
      Map<String, String> details = new LinkedHashMap<>(event.details());
      if (details.containsKey(Message.TEXT)) {
        details.put(Message.ANSWERED, "true");
      }
      told.add(new Happening(event.type(), event.at(), details));
    }
    return new CourseChange(course, changed, told);
  }

  /**
   * The same with words to the customer, where a human is on the way and none were said yet.
   *
   * @param words for the handoff
   */
  public CourseChange introduced(Function<Handoff, Optional<Introduction>> words, Instant at) {
    Optional<KeptHandoff> due = course.last().filter(this::dueForWords);
    Optional<Introduction> said = due.map(KeptHandoff::handoff).flatMap(words);
    if (due.isEmpty() || said.isEmpty()) {
      return this;
    }
    KeptHandoff after = due.get().introduced(said.get());
    String id = after.handoff().id();
    Map<String, KeptHandoff> all = new LinkedHashMap<>(changed);
    all.put(id, after);
    List<Happening> told = new ArrayList<>(events);
    told.add(
        Happening.of(
            new HandoffEvent(
                EventType.HANDOFF_INTRODUCED,
                id,
                at,
                Map.of(Message.TEXT, said.get().text(), Message.LANGUAGE, said.get().language())),
            course.owner()));
    return new CourseChange(with(after, 1), all, told);
  }

  /** Where an agent wrote before anybody was asked for, that is the introduction. */
  private boolean dueForWords(KeptHandoff kept) {
    HandoffStatus status = kept.handoff().status();
    return kept.introduction().isEmpty()
        && changed.containsKey(kept.handoff().id())
        && (status.waiting() || status == HandoffStatus.ACCEPTED);
  }

  /** The same, and the customer is asked with a turn of the bot whether they still need a human. */
  CourseChange asked(int turn, Instant at) {
    KeptHandoff after = course.last().orElseThrow().asked(turn);
    String id = after.handoff().id();
    Map<String, KeptHandoff> all = new LinkedHashMap<>(changed);
    all.put(id, after);
    HandoffEvent event =
        new HandoffEvent(
            EventType.QUEUE_STILL_NEEDED, id, at, Map.of("turn", Integer.toString(turn)));
    return new CourseChange(with(after, 0), all, events).told(Happening.of(event, course.owner()));
  }

  private Course with(KeptHandoff last, int more) {
    return new Course(
        course.revision(),
        course.events() + more,
        course.episodeTurns(),
        course.told(),
        Optional.of(last));
  }

  /** The same with something that is told, which is no change of a handoff. */
  public CourseChange told(Happening happening) {
    List<Happening> told = new ArrayList<>(events);
    told.add(happening);
    Course next =
        new Course(
            course.revision(),
            course.events() + 1,
            course.episodeTurns(),
            course.told(),
            course.last());
    return new CourseChange(next, changed, told);
  }

  /** The same in a new episode, of which this many turns are not part. */
  CourseChange episode(int turns) {
    Course next =
        new Course(course.revision(), course.events(), turns, course.told(), course.last());
    return new CourseChange(next, changed, events);
  }

  /** The same with the revision that a command makes. */
  CourseChange revised() {
    Course next =
        new Course(
            course.revision() + 1,
            course.events(),
            course.episodeTurns(),
            course.told(),
            course.last());
    return new CourseChange(next, changed, events);
  }

  /** The same with more that happened. */
  CourseChange and(List<HandoffEvent> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Happening> all = new ArrayList<>(events);
    more.forEach(event -> all.add(Happening.of(event, course.owner())));
    return new CourseChange(with(course.last().orElseThrow(), more.size()), changed, all);
  }

  /** Messages among the events that have a number above one. */
  public List<Message> messages(int after) {
    List<Message> messages = new ArrayList<>();
    int first = course.events() - events.size() + 1;
    for (int i = Math.max(0, after - first + 1); i < events.size(); i++) {
      Happening event = events.get(i);
      Map<String, String> details = event.details();
      if (details.containsKey(Message.TEXT)) {
        messages.add(
            new Message(
                first + i,
                event.type().wireName(),
                event.at(),
                details.getOrDefault(Message.TEXT, ""),
                details.getOrDefault(Message.LANGUAGE, ""),
                details.containsKey(Message.ANSWERED)));
      }
    }
    return messages;
  }

  /** The same after an answer that told all messages so far. */
  public CourseChange told() {
    Course next =
        new Course(
            course.revision(),
            course.events(),
            course.episodeTurns(),
            course.events(),
            course.last());
    return new CourseChange(next, changed, events);
  }
}
