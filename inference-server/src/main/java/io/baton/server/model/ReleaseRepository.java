package io.baton.server.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases as they are kept. */
public interface ReleaseRepository {

  /** What became of a release that was to be added. */
  enum Added {
    NEW,
    /** The same was there. */
    SAME,
    /** Another model is there under its version. */
    OTHER
  }

  /** What became of a release that was to be removed. */
  enum Removed {
    GONE,
    /** An alias names it. */
    NAMED,
    /** It is not there. */
    UNKNOWN
  }

  /**
   * A file as it is kept.
   *
   * @param sha256 of the content when it was pushed
   */
  record StoredFile(byte[] sha256, byte[] content) {}

  /** A file without its content. */
  record FileInfo(String name, long bytes, String sha256) {}

  /** Place in a list, the newest first. */
  record Position(Instant createdAt, String version) {}

  /** Adds a release with all its files, or nothing. */
  Added add(Release release, Map<String, byte[]> files);

  /** A release. */
  Optional<Release> find(String workspace, String version);

  /** Releases, the newest first, after a place, at most so many. */
  List<Release> list(String workspace, Optional<Position> after, int most);

  /** Files of a release by name; empty if there is no such release. */
  List<FileInfo> listFiles(String workspace, String version);

  /** Files of a release with their content; empty if there is no such release. */
  Map<String, StoredFile> files(String workspace, String version);

  /** Removes a release unless an alias names it. */
  Removed remove(String workspace, String version);
}
