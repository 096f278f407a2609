package io.baton.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {

  private static final String HEADING = "## What it promises\n";
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*)`");

  @Test
  void everyPromiseIsShownByACommandOrByTestsThatAreThere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf(HEADING) + HEADING.length();
    List<String> shownBy =
        readme
            .substring(start, readme.indexOf("\n## ", start))
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .map(line -> line.split("\\|")[2])
            .toList();
    assertThat(shownBy).hasSizeGreaterThan(20).allMatch(cell -> cell.contains("`"));
    assertThat(
            shownBy.stream()
                .flatMap(cell -> CLASS.matcher(cell).results())
                .map(name -> name.group(1)))
        .isNotEmpty()
        .allMatch(name -> name.endsWith("Test"))
        .isSubsetOf(testClasses());
  }

  /** Those that the command above the table runs. */
  private static Set<String> testClasses() throws IOException {
    Set<String> names = new HashSet<>();
    for (String module :
        List.of(
            "analytics",
            "conversation",
            "escalation-engine",
            "inference-server",
            "knowledge-index")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        files.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    return names;
  }
}
