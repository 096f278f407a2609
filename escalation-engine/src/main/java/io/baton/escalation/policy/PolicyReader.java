package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;
import io.baton.escalation.policy.Threshold.Horizon;
import io.baton.escalation.signal.SignalSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads policies from YAML. */
public final class PolicyReader {

  private static final int FORMAT = 1;
  private static final String DEFAULT = "default.yaml";
  private static final Threshold HAND_OFF = new Threshold(Horizon.NOW, 0.75);
  private static final Threshold OFFER = new Threshold(Horizon.IN3, 0.6);
  private static final List<Rung> LADDER =
      List.of(
          new Rung(Action.REPHRASE, 1),
          new Rung(Action.SELF_SERVICE, 1),
          new Rung(Action.OFFER_HUMAN, 2),
          new Rung(Action.HAND_OFF, 1));

  private final List<YamlMap.Complaint> complaints = new ArrayList<>();
  private final Map<String, YamlMap> ids = new HashMap<>();

  private PolicyReader() {}

  /** The policy that holds where the operator has none. */
  public static Policy readDefault() {
    return read(defaultText());
  }

  /** The same as it is written, in YAML. */
  public static String defaultText() {
    try (InputStream in = PolicyReader.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + DEFAULT + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(DEFAULT, e);
    }
  }

  /**
   * Reads a policy.
   *
   * @throws PolicyException with everything that is wrong, each with line and key
   */
  public static Policy read(String yaml) {
    return new PolicyReader().policy(compose(yaml));
  }

  private static Node compose(String yaml) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
      if (root == null) {
        throw new PolicyException(List.of("line 1: the policy is empty"));
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new PolicyException(List.of("line " + line + ": no valid YAML: " + e.getProblem()));
    } catch (ReaderException e) {
      throw new PolicyException(List.of(unreadable(yaml)));
    } catch (YAMLException e) {
      throw new PolicyException(List.of("line 1: no valid YAML: " + e.getMessage()));
    }
  }

  /** The place that YAML's reader tells is one in its buffer. */
  private static String unreadable(String yaml) {
    int place = 0;
    while (place < yaml.length() && StreamReader.isPrintable(yaml.codePointAt(place))) {
      place += Character.charCount(yaml.codePointAt(place));
    }
    return "line "
        + (yaml.substring(0, place) + "x").lines().count()
        + ": no valid YAML: the character "
        + String.format(Locale.ROOT, "U+%04X", yaml.codePointAt(place))
        + " is not allowed";
  }

  private Policy policy(Node root) {
    Optional<Policy> policy = YamlMap.of(root, "", complaints).flatMap(this::whole);
    if (!complaints.isEmpty()) {
      throw new PolicyException(
          complaints.stream()
              .sorted(Comparator.comparingInt(YamlMap.Complaint::line))
              .map(YamlMap.Complaint::text)
              .toList());
    }
    return policy.orElseThrow();
  }

  private Optional<Policy> whole(YamlMap map) {
    int format = map.whole("format", FORMAT);
    if (format != FORMAT) {
      map.complain("format", format + " is not " + FORMAT + ", the only one there is");
    }
    Optional<Policy> policy = map.make(this::policy);
    map.end();
    return policy;
  }

  private Policy policy(YamlMap map) {
    ids.clear();
    String version = map.required("version");
    Thresholds thresholds =
        map.map("thresholds", PolicyReader::thresholds)
            .orElse(new Thresholds(HAND_OFF, OFFER, 0.5));
    return new Policy(
        version,
        thresholds.handOff(),
        thresholds.offer(),
        thresholds.softSignal(),
        map.has("ladder") ? ladder(map) : LADDER,
        map.whole("coolDownTurns", 5),
        map.maps("rules", this::rule),
        map.map("signals", PolicyReader::signals).orElse(SignalSettings.DEFAULT));
  }

  private record Thresholds(Threshold handOff, Threshold offer, double softSignal) {

    private Thresholds {
      if (!(softSignal >= 0 && softSignal <= 1)) {
        throw new IllegalArgumentException("softSignal: " + softSignal + " is not in [0, 1]");
      }
    }
  }

  private static Thresholds thresholds(YamlMap map) {
    return new Thresholds(
        map.map("handOff", PolicyReader::threshold).orElse(HAND_OFF),
        map.map("offer", PolicyReader::threshold).orElse(OFFER),
        map.number("softSignal", 0.5));
  }

  private static Threshold threshold(YamlMap map) {
    Horizon horizon = map.parsed("horizon", PolicyReader::horizon).orElse(Horizon.NOW);
    map.needed("atLeast");
    return new Threshold(horizon, map.number("atLeast", 1));
  }

  private static Horizon horizon(String name) {
    for (Horizon horizon : Horizon.values()) {
      if (horizon.wireName().equals(name)) {
        return horizon;
      }
    }
    throw new IllegalArgumentException("is none of now, in1, in3, in5, eventually");
  }

  /** Each step is held against the one before that can be read. */
  private static List<Rung> ladder(YamlMap map) {
    List<Optional<Optional<Rung>>> steps = map.places("ladder", PolicyReader::rung);
    List<Rung> ladder = new ArrayList<>();
    boolean rises = true;
    for (int i = 0; i < steps.size(); i++) {
      Optional<Rung> step = steps.get(i).flatMap(found -> found);
      if (step.isEmpty()) {
        continue;
      }
      Action action = step.get().action();
      if (!ladder.isEmpty() && action.compareTo(ladder.getLast().action()) <= 0) {
        map.complain("ladder[" + i + "]", action + " is not stronger than the step before");
        rises = false;
      }
      ladder.add(step.get());
    }
    return rises ? ladder : List.of();
  }

  private static Optional<Rung> rung(YamlMap map) {
    Optional<Action> action = action(map);
    int most = map.whole("most", 1);
    // Made in any case, so that it says what is wrong with the rest.
    Rung rung = new Rung(action.orElse(Action.HAND_OFF), most);
    return action.map(one -> rung);
  }

  private static Optional<Action> action(YamlMap map) {
    map.needed("action");
    return map.parsed("action", PolicyReader::actionNamed);
  }

  private static Action actionNamed(String name) {
    for (Action action : Action.values()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(name)) {
        return action;
      }
    }
    throw new IllegalArgumentException(
        "is none of continue, rephrase, self_service, offer_human, hand_off");
  }

  private TopicRule rule(YamlMap map) {
    String id = map.required("id");
    // One that is read again without a value that was refused is the same.
    YamlMap first = ids.putIfAbsent(id, map);
    if (first != null && first != map && !id.equals(YamlMap.MISSING)) {
      map.complain("id", "'" + id + "' is there twice");
    }
    String description = map.text("description").orElse("");
    List<Condition> conditions = map.map("when", ConditionReader::read).orElse(List.of());
    return new TopicRule(
        id,
        description,
        conditions,
        action(map).orElse(Action.HAND_OFF),
        map.flag("humanMandatory", false),
        map.number("strength", 1),
        new TopicRule.Review(map.text("owner"), map.parsed("reviewBy", PolicyReader::day)));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no day such as 2027-01-31", e);
    }
  }

  private static SignalSettings signals(YamlMap map) {
    SignalSettings byDefault = SignalSettings.DEFAULT;
    return new SignalSettings(
        map.number("confidenceFloor", byDefault.confidenceFloor()),
        map.number("confidenceMargin", byDefault.confidenceMargin()),
        map.whole("confidenceTurns", byDefault.confidenceTurns()),
        map.number("frustrationLevel", byDefault.frustrationLevel()),
        map.number("sentimentFall", byDefault.sentimentFall()),
        map.number("loopSimilarity", byDefault.loopSimilarity()),
        map.whole("failures", byDefault.failures()),
        map.number("longGapSeconds", byDefault.longGapSeconds()),
        Set.copyOf(map.texts("ignoredModalities")));
  }
}
