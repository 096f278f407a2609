package io.baton.escalation.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bundle that comes with Baton, for first use: see MODEL_CARD.md beside it. {@code ./baton
 * train-starter} makes it.
 */
public final class StarterBundle {

  private static final String FOLDER = "/io/baton/escalation/starter/";

  private StarterBundle() {}

  /**
   * Reads it, checked as every bundle is.
   *
   * @throws BundleException if it is missing, damaged or of another format, naming file and reason
   */
  public static ModelBundle read() {
    return BundleReader.read(files());
  }

  /**
   * Reads the sentiment bundle inside it alone, for a model of others to be put beside.
   *
   * @throws BundleException as {@link #read}
   */
  public static SentimentBundle sentiment() {
    String inside = SentimentBundle.DIRECTORY + "/";
    return SentimentBundle.read(new BundleSource.InMemory(files(), inside));
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : BundleReader.fileNames()) {
      try (InputStream in = StarterBundle.class.getResourceAsStream(FOLDER + name)) {
        if (in != null) {
          files.put(name, in.readAllBytes());
        }
      } catch (IOException e) {
        throw new BundleException("the starter bundle's " + name + " cannot be read", e);
      }
    }
    if (files.isEmpty()) {
      throw new BundleException("the starter bundle is not in this build");
    }
    return Map.copyOf(files);
  }
}
