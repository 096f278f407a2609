package io.baton.server.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffEvent;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.event.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CourseChangeTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private static HandoffEvent said(String text) {
    return new HandoffEvent(
        EventType.OUTCOME_SURVEY_ASKED, "h", NOW, Map.of("text", text, "language", "en"));
  }

  private static CourseChange requested(int events, int told) {
    return CourseChange.of(new Course(0, events, 0, told, Optional.empty()))
        .begin("h", "c", NOW)
        .give(new HandoffCommand.Request(HandoffReason.BOT_REQUEST, "", Optional.empty()), NOW);
  }

  @Test
  void messagesHaveTheNumbersOfTheirEvents() {
    CourseChange change = requested(7, 0).and(List.of(said("one"), said("two")));
    assertThat(change.course().events()).isEqualTo(10);
    assertThat(change.messages(0))
        .extracting(Message::seq, Message::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(9, "one"),
            org.assertj.core.groups.Tuple.tuple(10, "two"));
    assertThat(change.messages(9)).extracting(Message::text).containsExactly("two");
    assertThat(change.messages(10)).isEmpty();
  }

  @Test
  void anAnswerTellsAllSoFarAndWhatComesLaterWaits() {
    CourseChange told = requested(0, 0).and(List.of(said("one"))).told();
    assertThat(told.course().told()).isEqualTo(2);
    CourseChange later = told.and(List.of(said("two")));
    assertThat(later.messages(later.course().told()))
        .extracting(Message::text)
        .containsExactly("two");
    assertThat(told.and(List.of())).isSameAs(told);
  }

  @Test
  void anIntroductionIsAMessage() {
    CourseChange change =
        requested(0, 0).introduced(any -> Optional.of(new Introduction("Hello", "en")), NOW);
    assertThat(change.messages(0))
        .containsExactly(new Message(2, "handoff.introduced", NOW, "Hello", "en", false));
  }
}
