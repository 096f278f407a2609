package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the launcher itself, as far as it needs nothing built. */
final class LauncherTest {

  private static final Path LAUNCHER = Path.of("..", "baton").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @Test
  void aLinkLeadsToTheProject() throws IOException, InterruptedException {
    Path bin = Files.createDirectory(directory.resolve("my bin"));
    Path link = Files.createSymbolicLink(bin.resolve("baton"), LAUNCHER);
    Path further = Files.createSymbolicLink(directory.resolve("b"), Path.of("my bin", "baton"));
    String told = printed(LAUNCHER, "--version");
    assertThat(told).matches("baton \\d\\S+ \\(.+\\)\\s+");
    assertThat(printed(link, "--version")).isEqualTo(told);
    assertThat(printed(further, "--version")).isEqualTo(told);
  }

  @Test
  void withoutAHomeDirectoryItLooksForAJdkAllTheSame() throws IOException, InterruptedException {
    assertThat(printed(LAUNCHER, "no-command")).contains("unknown command 'no-command'");
  }

  @ParameterizedTest
  @CsvSource({"test, --version", "test, -V", "format, --version", "bench, --version", "bench, -V"})
  void whatTheLauncherDoesItselfHasAVersionToo(String command, String option)
      throws IOException, InterruptedException {
    Path launcher = copied(Files.readString(LAUNCHER));
    Path classes = Files.createDirectories(directory.resolve("a/target/classes"));
    assertThat(printed(launcher, command, option)).matches("baton 1\\.2 \\(.+\\)\\s+");
    assertThat(classes).exists();
  }

  @ParameterizedTest
  @CsvSource({"25.0.1, true", "24.0.2, false"})
  void aJdkThatIsOnThePathAloneIsFoundIfItIs25(String version, boolean found)
      throws IOException, InterruptedException {
    // The usual places have one on most machines.
    Path launcher =
        copied(Files.readString(LAUNCHER).replaceAll("(/usr/lib/jvm|/Library/Java/\\w+)/", "/-/"));
    Path jdk = directory.resolve("some jdk");
    executable(jdk.resolve("bin/javac"), "");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path alternative =
        Files.createSymbolicLink(directory.resolve("alternative"), Path.of("some jdk/bin/javac"));
    Files.createSymbolicLink(directory.resolve("bin/javac"), alternative);
    assertThat(printed(Map.of(), launcher, "format"))
        .startsWith(found ? "maven with " + jdk.toRealPath() : "baton: no JDK 25 found");
  }

  @ParameterizedTest
  @CsvSource({
    "generate, -Xmx8g, true",
    "generate, -XX:-UseSerialGC -XX:+UseG1GC, false",
    "serve, -XX:FreqInlineSize=325  -XX:-UseCompactObjectHeaders, true",
    "serve, -XX:+UseZGC -XX:MetaspaceSize=64m, false",
    "chaos, -XX:+UseParallelGC, false",
    "bench, -XX:+PrintFlagsFinal -XX:+UseStringDeduplication, true"
  })
  void whatTheUserSaysOfTheJvmComesLastAndOneCollectorAlone(
      String command, String options, boolean serial) throws IOException, InterruptedException {
    Path launcher = copied(Files.readString(LAUNCHER));
    Path jdk = directory.resolve("jdk");
    executable(jdk.resolve("bin/javac"), "");
    executable(jdk.resolve("bin/java"), "#!/bin/sh\necho \"java $@\"\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
    Map<String, String> variables =
        Map.of("BATON_JAVA_HOME", jdk.toString(), "BATON_JAVA_OPTS", options);
    List<String> ours =
        printed(variables, launcher, command, "engine")
            .lines()
            .filter(line -> line.startsWith("java "))
            .flatMap(line -> Stream.of(line.split(" ")))
            .filter(word -> word.startsWith("-X"))
            .toList();
    assertThat(ours).endsWith(options.split(" +"));
    assertThat(ours.contains("-XX:+UseSerialGC")).isEqualTo(serial);
  }

  /** A project of its own, whose Maven tells only which JDK it is given. */
  private Path copied(String launcher) throws IOException {
    Files.writeString(directory.resolve("pom.xml"), "<version>1.2</version>\n");
    executable(directory.resolve("bin/mvn"), "#!/bin/sh\necho \"maven with $JAVA_HOME\"\n");
    return Files.writeString(directory.resolve("baton"), launcher);
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private String printed(Path launcher, String... arguments)
      throws IOException, InterruptedException {
    return printed(Map.of("JAVA_HOME", System.getProperty("java.home")), launcher, arguments);
  }

  private String printed(Map<String, String> variables, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", launcher.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(Set.of("HOME", "JAVA_HOME", "BATON_JAVA_HOME"));
    environment.merge("PATH", directory.resolve("bin") + ":", (path, bin) -> bin + path);
    environment.putAll(variables);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
