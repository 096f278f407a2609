package io.baton.escalation.bundle;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * The bundle that comes with Baton, for first use: see MODEL_CARD.md beside it. {@code ./baton
 * train-starter} makes it.
 */
public final class StarterBundle {

  private static final String FOLDER = "/io/baton/escalation/starter";
  private static final String IN_JAR = "!";

  private StarterBundle() {}

  /**
   * Reads it, checked as every bundle is.
   *
   * @throws BundleException if it is missing, damaged or of another format, naming file and reason
   */
  public static ModelBundle read() {
    URL manifest = StarterBundle.class.getResource(FOLDER + "/" + BundleFiles.MANIFEST);
    if (manifest == null) {
      throw new BundleException("the starter bundle is not in this build");
    }
    try {
      String place = manifest.toURI().getSchemeSpecificPart();
      if (!manifest.getProtocol().equals("jar")) {
        return BundleReader.read(Path.of(manifest.toURI()).resolveSibling(""));
      }
      Path jar = Path.of(URI.create(place.substring(0, place.indexOf(IN_JAR))));
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        return BundleReader.read(inside.getPath(FOLDER));
      }
    } catch (URISyntaxException | IOException e) {
      throw new BundleException("the starter bundle " + manifest + " cannot be read", e);
    }
  }
}
