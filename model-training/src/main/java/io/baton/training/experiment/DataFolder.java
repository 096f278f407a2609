package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.training.history.AnyShape;
import io.baton.training.history.HistoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the files of the experiments are.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {

  /**
   * Files that are not there or not the ones that the experiment was run on, with what is wrong.
   *
   * @return empty if all are fine
   */
  public List<String> problems(Experiment experiment) {
    return experiment.data().stream().flatMap(file -> problem(file).stream()).toList();
  }

  private Optional<String> problem(DataFile file) {
    Path path = root.resolve(file.path());
    if (!Files.isRegularFile(path)) {
      return Optional.of(path + ": there is no such file");
    }
    String seen = sha256(path);
    return seen.equals(file.sha256())
        ? Optional.empty()
        : Optional.of(path + ": has SHA-256 " + seen + ", not " + file.sha256());
  }

  /**
   * The conversations of a file that are used.
   *
   * @throws ExperimentException if they are not as many as the experiment says
   */
  List<Conversation> read(DataFile file, Optional<String> outcomeLabel) {
    List<Conversation> history =
        new HistoryFiles(new AnyShape(outcomeLabel))
            .read(List.of(root.resolve(file.path())), BadLines.refuse());
    int turns = history.stream().mapToInt(conversation -> conversation.turns().size()).sum();
    if (history.size() != file.conversations() || turns != file.turns()) {
      throw new ExperimentException(
          "%s: read %d conversations with %d turns, not %d with %d"
              .formatted(file.path(), history.size(), turns, file.conversations(), file.turns()));
    }
    return IntStream.range(0, history.size())
        .filter(i -> i % file.every() == 0)
        .mapToObj(history::get)
        .toList();
  }

  private static String sha256(Path path) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
