package io.baton.server.introduction;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.PersistenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RememberedTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Integer> values = new HashMap<>(Map.of("a", 1, "b", 2));
  private final List<List<String>> readings = new ArrayList<>();
  private final Remembered<String, Integer> remembered =
      new Remembered<>("test", this::read, Duration.ofSeconds(2), nanos::get);

  private Map<String, Integer> read(List<String> keys) {
    if (values.isEmpty()) {
      throw new PersistenceException("gone");
    }
    readings.add(keys.stream().sorted().toList());
    Map<String, Integer> found = new HashMap<>(values);
    found.keySet().retainAll(keys);
    return found;
  }

  private void forward(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    remembered.look();
  }

  @Test
  void nothingIsKnownBeforeItWasReadAndNothingIsReadThatNobodyWants() {
    remembered.look();
    assertThat(readings).isEmpty();
    assertThat(remembered.find("a")).isEmpty();
    remembered.look();
    assertThat(remembered.find("a")).contains(1);
    assertThat(readings).containsExactly(List.of("a"));
  }

  @Test
  void itIsReadAgainAfterItsPeriodUntilNobodyAsks() {
    remembered.want("a");
    remembered.look();
    values.put("a", 5);
    forward(1);
    assertThat(remembered.find("a")).contains(1);
    forward(1);
    assertThat(remembered.find("a")).contains(5);
    values.remove("a");
    forward(2);
    assertThat(remembered.find("a")).isEmpty();
    int before = readings.size();
    forward(601);
    forward(601);
    assertThat(readings).hasSize(before);
  }

  @Test
  void whatWasReadBeforeHoldsWhileReadingFails() {
    remembered.want("b");
    remembered.look();
    values.clear();
    forward(3);
    assertThat(remembered.find("b")).contains(2);
  }
}
