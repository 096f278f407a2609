package io.baton.server.context.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.NameSearch.Status;
import io.baton.server.context.names.NameFinder.Names;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("isolated")
final class LazyNamesTest {

  private static final Duration PATIENCE = Duration.ofMillis(1_200);
  private static final Optional<String> ENGLISH = Optional.of("en_GB");

  private static List<HeardTurn> turns(String... texts) {
    List<HeardTurn> turns = new ArrayList<>();
    for (String text : texts) {
      turns.add(
          new HeardTurn(
              turns.size() + 1,
              Turn.builder("t" + (turns.size() + 1), Speaker.CUSTOMER).text(text).build(),
              Optional.empty()));
    }
    return turns;
  }

  /** Asks until the model is there, or will never be. */
  private static Names settled(LazyNames names, List<HeardTurn> turns) throws InterruptedException {
    Names found = names.find(turns, ENGLISH);
    while (found.search().status() == Status.LOADING) {
      Thread.sleep(20);
      found = names.find(turns, ENGLISH);
    }
    return found;
  }

  @Test
  void namesOfPeoplePlacesAndOrganisationsOfThirtyTurnsComeInTime() throws InterruptedException {
    String[] texts = new String[30];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          i == 4
              ? "Hi, Anna Kowalski spoke to Peter from Acme Ltd. in Berlin yesterday."
              : "I have been waiting for turn " + i + " of my order, where is it now?";
    }
    LazyNames names = LazyNames.english(Duration.ofSeconds(60));
    long asked = System.nanoTime();
    assertThat(names.find(turns(texts), ENGLISH).search().status()).isEqualTo(Status.LOADING);
    long first = millisSince(asked);
    settled(names, turns(texts));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long began = System.nanoTime();
      names.find(turns(texts), ENGLISH);
      best = Math.min(best, millisSince(began));
    }
    System.out.printf("names: first answer after %d ms, 30 turns in %d ms%n", first, best);
    Names found = names.find(turns(texts), ENGLISH);
    assertThat(found.search().status()).isEqualTo(Status.DONE);
    assertThat(found.entities())
        .extracting(one -> one.type() + " " + one.value())
        .containsExactly(
            "person_name Anna Kowalski",
            "person_name Peter",
            "organization Acme Ltd.",
            "location Berlin");
    FoundEntity anna = found.entities().getFirst();
    assertThat(anna.places()).containsExactly(new Evidence("t5", 4, 17));
    assertThat(anna.confidence().orElseThrow()).isBetween(0.5, 1.0);
    assertThat(best).isLessThan(1_500);
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void anotherLanguageIsSaidToBeOne() {
    LazyNames names = new LazyNames(() -> Optional.empty(), PATIENCE);
    Names found = names.find(turns("soy Anna"), Optional.of("es"));
    assertThat(found.search().status()).isEqualTo(Status.OTHER_LANGUAGE);
    assertThat(found.search().detail()).contains("the model knows en, not es");
  }

  @Test
  void nobodyWaitsForTheModelToBeLoaded() throws InterruptedException {
    CountDownLatch loading = new CountDownLatch(1);
    LazyNames names =
        new LazyNames(
            () -> {
              try {
                loading.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.of((turn, text) -> List.of());
            },
            PATIENCE);
    assertThat(names.find(turns("a"), ENGLISH).search().status()).isEqualTo(Status.LOADING);
    loading.countDown();
    assertThat(settled(names, turns("a")).search().status()).isEqualTo(Status.DONE);
  }

  @Test
  void withoutAModelOrWithABrokenOneThereAreNoNames() throws InterruptedException {
    assertThat(settled(new LazyNames(Optional::empty, PATIENCE), turns("a")).search().status())
        .isEqualTo(Status.OFF);
    LazyNames broken =
        new LazyNames(
            () -> {
              throw new IOException("broken");
            },
            PATIENCE);
    assertThat(settled(broken, turns("a")).search().status()).isEqualTo(Status.FAILED);
    LazyNames failing =
        new LazyNames(
            () ->
                Optional.of((turn, text) -> {
                  throw new IllegalStateException("no");
                }),
            PATIENCE);
    assertThat(settled(failing, turns("a")).search().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void theLastTurnsComeFirstWhereTimeIsShort() throws InterruptedException {
    LazyNames slow =
        new LazyNames(
            () ->
                Optional.of((turn, text) -> {
                  long end = System.nanoTime() + 60_000_000;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  return List.of(
                      new FoundEntity(
                          "person_name",
                          text,
                          Optional.empty(),
                          Optional.empty(),
                          OptionalDouble.of(1),
                          FoundEntity.Source.NAME_MODEL,
                          false,
                          List.of(Evidence.whole(turn))));
                }),
            Duration.ofMillis(100));
    Names found = settled(slow, turns("a", "b", "c", "d", "e", "f", "g", "h"));
    assertThat(found.search().status()).isEqualTo(Status.PARTIAL);
    assertThat(found.search().detail().orElseThrow()).contains("turns were not looked at");
    assertThat(found.entities().getLast().value()).isEqualTo("h");
    assertThat(found.entities()).hasSizeLessThan(8);
  }
}
