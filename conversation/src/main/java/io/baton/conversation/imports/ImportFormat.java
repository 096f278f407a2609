package io.baton.conversation.imports;

import io.baton.conversation.Conversation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A format in which the parts of a conversation may lie far apart, even in different files. */
public interface ImportFormat {

  /** Reads a file and gives its pieces in order. */
  void read(Path file, Findings findings, Consumer<Piece> sink);

  /**
   * The conversations that pieces of one name make.
   *
   * @param pieces in the order in which they were read; at least one
   */
  List<Conversation> assemble(List<Piece> pieces, Findings findings);
}
