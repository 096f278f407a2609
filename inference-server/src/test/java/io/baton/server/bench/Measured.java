package io.baton.server.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a part of the benchmark showed. */
interface Measured {

  /** One object. */
  ObjectNode json();

  /** A table for people. */
  String text();

  /** Answers that should not have come, and answers that did not come. */
  long errors();
}
