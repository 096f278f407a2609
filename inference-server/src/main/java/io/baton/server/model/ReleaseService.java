package io.baton.server.model;

import io.baton.conversation.history.FieldException;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.server.config.Sha256;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.model.ReleaseRepository.Added;
import io.baton.server.model.ReleaseRepository.FileInfo;
import io.baton.server.model.ReleaseRepository.Position;
import io.baton.server.model.ReleaseRepository.Removed;
import io.baton.server.model.ReleaseRepository.StoredFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Takes releases in, gives them out, removes them. Thread-safe. */
public final class ReleaseService {

  /** A bundle in memory, packed, unpacked and read, is large: few at a time. */
  private static final int MOST_PUSHING = 3;

  /** The same while it is sent, to whoever takes it slowly, too. */
  private static final int MOST_PULLING = 4;

  /** One has some kB, is read with each release of a list, and is in its answer. */
  private static final int LONGEST_MANIFEST = 1 << 16;

  private final AtOnce pushing = new AtOnce(MOST_PUSHING, 1);
  private final AtOnce pulling = new AtOnce(MOST_PULLING, MOST_PULLING / 2);
  private final ReleaseRepository releases;
  private final Json json;
  private final BundleZip zips;
  private final Clock clock;

  /**
   * @param mostBytes of a bundle, packed and unpacked
   */
  public ReleaseService(ReleaseRepository releases, Json json, long mostBytes, Clock clock) {
    this.releases = releases;
    this.json = json;
    this.zips = new BundleZip(mostBytes);
    this.clock = clock;
  }

  /**
   * A release that was pushed.
   *
   * @param isNew false if the same was there
   */
  public record Pushed(Release release, boolean isNew) {}

  /**
   * Takes a bundle in once it is checked as every bundle is: hashes, format, golden turns.
   *
   * @param packed zip of its files
   * @param by id of the key
   * @throws ProblemException 409 if another model has the version, 413 if it is too large, 422 if
   *     it cannot be used, 503 if another one is being pushed; nothing is kept of it then
   */
  public Pushed push(String workspace, String version, InputStream packed, String by) {
    if (!pushing.enter(workspace)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNAVAILABLE, "another bundle is being pushed; send it again"));
    }
    try {
      return push(workspace, version, zips.read(packed), by);
    } finally {
      pushing.leave(workspace);
    }
  }

  private Pushed push(String workspace, String version, BundleContent content, String by) {
    if (content.manifest().length > LONGEST_MANIFEST) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.INVALID,
              "bundle",
              "manifest.json: is longer than " + LONGEST_MANIFEST + " bytes"));
    }
    ManifestNumbers.wrong(content.manifest())
        .ifPresent(wrong -> {
          throw new ProblemException(
              Problem.of(Problem.Kind.INVALID, "bundle", "manifest.json: " + wrong));
        });
    ModelBundle bundle = checked(content);
    if (!bundle.manifest().version().equals(version)) {
      throw new FieldException(
          "version", "'" + version + "' is not the bundle's " + bundle.manifest().version());
    }
    Release release =
        new Release(
            workspace,
            version,
            Manifest.KIND,
            content.fingerprint(),
            new String(content.manifest(), StandardCharsets.UTF_8),
            content.bytes(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            by);
    Added added = releases.add(release, content.files());
    if (added == Added.OTHER) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT,
              "version",
              version + " is there with other calibration, golden turns or tone"));
    }
    return new Pushed(get(workspace, version), added == Added.NEW);
  }

  private ModelBundle checked(BundleContent content) {
    try {
      ModelBundle bundle = BundleReader.read(content.files());
      // Whatever of it PostgreSQL cannot hold.
      json.read(content.manifest());
      return bundle;
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.INVALID,
              "bundle",
              "manifest.json: "
                  + e.problem().field().map(field -> field + ": ").orElse("")
                  + e.problem().detail()));
    } catch (BundleException e) {
      throw new ProblemException(
          Problem.of(Problem.Kind.INVALID, "bundle", String.valueOf(e.getMessage())));
    }
  }

  /** Releases, the newest first, after a place, at most so many. */
  public List<Release> list(String workspace, Optional<Position> after, int most) {
    return releases.list(workspace, after, most);
  }

  /**
   * A release.
   *
   * @throws ProblemException 404 if the workspace has no such release
   */
  public Release get(String workspace, String version) {
    return releases.find(workspace, version).orElseThrow(() -> unknown(version));
  }

  static ProblemException unknown(String version) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no model '" + version + "'"));
  }

  /** Its files by name. */
  public List<FileInfo> listFiles(Release release) {
    return releases.listFiles(release.workspace(), release.version());
  }

  /**
   * Writes a release's bundle as a zip.
   *
   * @param out opened once the files are there and as they were pushed
   * @throws ProblemException 404 if the workspace has no such release, 503 if as many are being
   *     pulled as may be
   * @throws UncheckedIOException if the stream takes no more
   */
  public void pull(String workspace, String version, Supplier<OutputStream> out) {
    if (!pulling.enter(workspace)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNAVAILABLE, "other bundles are being pulled; send it again"));
    }
    try {
      Map<String, StoredFile> stored = releases.files(workspace, version);
      if (stored.isEmpty()) {
        throw unknown(version);
      }
      BundleContent content = verified(stored);
      BundleZip.write(content, out.get());
    } finally {
      pulling.leave(workspace);
    }
  }

  /**
   * Files as they were pushed.
   *
   * @throws BundleException if one is not
   */
  static BundleContent verified(Map<String, StoredFile> stored) {
    Map<String, byte[]> files = new TreeMap<>();
    stored.forEach((name, file) -> {
      if (!Arrays.equals(Sha256.of(file.content()), file.sha256())) {
        throw new BundleException(name + ": is not in the registry as it was pushed");
      }
      files.put(name, file.content());
    });
    return new BundleContent(files);
  }

  /**
   * Removes a release.
   *
   * @throws ProblemException 404 if there is none, 409 if an alias names it
   */
  public void remove(String workspace, String version) {
    Removed removed = releases.remove(workspace, version);
    if (removed == Removed.UNKNOWN) {
      throw unknown(version);
    }
    if (removed == Removed.NAMED) {
      throw new ProblemException(
          Problem.of(Problem.Kind.CONFLICT, "version", "an alias names " + version));
    }
  }
}
