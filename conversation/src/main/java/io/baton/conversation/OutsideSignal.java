package io.baton.conversation;

/**
 * A measurement that another system made of a turn, such as the tone of voice or typing.
 *
 * @param modality where it comes from, such as voice, typing, video; not blank
 * @param name what it measures, such as anger; not blank
 * @param value strength in [0, 1]
 * @param confidence of the other system in its value, in [0, 1]
 */
public record OutsideSignal(String modality, String name, double value, double confidence) {

  public OutsideSignal {
    Checks.notBlank("signals[].modality", modality);
    Checks.notBlank("signals[].name", name);
    Checks.probability("signals[].value", value);
    Checks.probability("signals[].confidence", confidence);
  }
}
