package io.baton.server.model;

import java.time.Instant;

/**
 * A model in the registry; it never changes.
 *
 * @param workspace that it belongs to
 * @param version unique in its workspace
 * @param kind of bundle
 * @param content SHA-256 in hexadecimal of what decides, see {@link BundleContent#fingerprint()}
 * @param manifest of the bundle, as JSON
 * @param bytes of all files
 * @param createdAt when it was pushed
 * @param createdBy id of the key that pushed it
 */
public record Release(
    String workspace,
    String version,
    String kind,
    String content,
    String manifest,
    long bytes,
    Instant createdAt,
    String createdBy) {}
