package io.baton.server.policy;

import java.time.Instant;

/**
 * A policy as it was applied.
 *
 * @param workspace that it decides for
 * @param number from 1, without gaps
 * @param name the version that the file gives itself, which decisions carry
 * @param yaml the file, letter by letter
 * @param appliedAt when
 * @param appliedBy public id of the key
 */
public record PolicyVersion(
    String workspace, int number, String name, String yaml, Instant appliedAt, String appliedBy) {}
