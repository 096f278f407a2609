package io.baton.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class FileErrorsTest {

  @TempDir private Path folder;

  private static String reason(Executable work) {
    return FileErrors.reason(assertThrows(IOException.class, work));
  }

  @Test
  void whyIsToldWithoutTheNameOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThat(reason(() -> Files.readString(folder.resolve("absent"))))
        .isEqualTo("no such file or directory");
    assertThat(reason(() -> Files.createDirectory(file))).isEqualTo("there is a file of that name");
    assertThat(reason(() -> Files.list(file))).isEqualTo("it is no directory");
    assertThat(reason(() -> Files.delete(folder))).isEqualTo("the directory is not empty");
    assertThat(reason(() -> Files.newInputStream(file.resolve("below"))))
        .isEqualTo("Not a directory");
    assertThat(FileErrors.reason(new AccessDeniedException("file"))).isEqualTo("permission denied");
  }

  @Test
  void whatHasNoWordsIsToldByItsKind() {
    assertThat(FileErrors.reason(new IOException("said"))).isEqualTo("said");
    assertThat(FileErrors.reason(new EOFException())).isEqualTo("EOFException");
  }
}
