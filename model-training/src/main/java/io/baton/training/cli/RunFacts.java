package io.baton.training.cli;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a bundle's manifest says of the run that made it. */
final class RunFacts {

  private RunFacts() {}

  /** dataLicence, javaVersion, codeRevision, trainedAt. */
  static Map<String, String> of(String licence) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("dataLicence", licence);
    facts.put("javaVersion", System.getProperty("java.version"));
    facts.put("codeRevision", System.getProperty("baton.revision", "unknown"));
    facts.put("trainedAt", Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }
}
