package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TurnIdsTest {

  private static TurnIds of(int turns) {
    TurnIds ids = TurnIds.NONE;
    for (int i = 0; i < turns; i++) {
      ids = ids.with("t-" + i);
    }
    return ids;
  }

  @Test
  void anIdThatCameIsAmongThem() {
    assertThat(of(20).mayHave("t-0")).isTrue();
    assertThat(of(20).mayHave("t-19")).isTrue();
    assertThat(of(20).mayHave("t-20")).isFalse();
    assertThat(TurnIds.NONE.mayHave("t-0")).isFalse();
  }

  @Test
  void addingOneLeavesTheOthersAsTheyWere() {
    TurnIds before = of(3);
    assertThat(before.with("more").mayHave("more")).isTrue();
    assertThat(before.mayHave("more")).isFalse();
  }

  @Test
  void idsOfEqualHashAreNeverTakenForAbsent() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(TurnIds.NONE.with("Aa").mayHave("BB")).isTrue();
  }

  @Test
  void whatIsNotKnownMayHaveAnyAndStaysSo() {
    assertThat(TurnIds.UNKNOWN.mayHave("t")).isTrue();
    assertThat(TurnIds.UNKNOWN.with("a").mayHave("t")).isTrue();
  }

  @Test
  void aLongConversationIsNotKeptTrackOf() {
    assertThat(of(256).mayHave("t-256")).isFalse();
    assertThat(of(257).mayHave("t-300")).isTrue();
  }
}
