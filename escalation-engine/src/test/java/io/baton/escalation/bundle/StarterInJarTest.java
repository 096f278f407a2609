package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter of an installation that is a jar. */
final class StarterInJarTest {

  private static final String FOLDER = "io/baton/escalation/starter/";
  private static final String CLASS = StarterBundle.class.getName();

  @TempDir private Path folder;

  /** Has the starter and its reader itself, and the rest from the tests. */
  private static final class Installed extends URLClassLoader {

    Installed(URL jar) {
      super(new URL[] {jar}, StarterInJarTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(CLASS) ? findClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      return findResource(name);
    }
  }

  @Test
  void itIsReadWhereverTheJarLies() throws Exception {
    Path jar = Files.createDirectories(folder.resolve("my app")).resolve("baton 100%.jar");
    write(jar);
    try (Installed installed = new Installed(jar.toUri().toURL())) {
      Object bundle = installed.loadClass(CLASS).getMethod("read").invoke(CLASS);
      assertThat(bundle)
          .isInstanceOfSatisfying(
              ModelBundle.class,
              read ->
                  assertThat(read.manifest().version())
                      .isEqualTo(StarterBundle.read().manifest().version()));
    }
  }

  private static void write(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.setLevel(0);
      put(out, CLASS.replace('.', '/') + ".class");
      for (String name : BundleReader.fileNames()) {
        put(out, FOLDER + name);
      }
    }
  }

  private static void put(JarOutputStream out, String name) throws IOException {
    Optional<InputStream> resource =
        Optional.ofNullable(StarterBundle.class.getResourceAsStream("/" + name));
    if (resource.isPresent()) {
      try (InputStream in = resource.get()) {
        out.putNextEntry(new JarEntry(name));
        in.transferTo(out);
      }
    }
  }
}
