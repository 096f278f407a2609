package io.baton.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleZipTest {

  private static final int MOST = 100_000;
  private static final Map<String, byte[]> SMALL = SmallBundle.files(-2);

  private static BundleContent read(byte[] packed) {
    return new BundleZip(MOST).read(new ByteArrayInputStream(packed));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[] {1, 2, 3});
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(BundleContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BundleZip.write(content, bytes);
    return bytes.toByteArray();
  }

  private static Problem problem(byte[] packed) {
    try {
      throw new AssertionError("taken: " + read(packed).files().keySet());
    } catch (ProblemException e) {
      return e.problem();
    }
  }

  private static void assertSame(SortedMap<String, byte[]> files) {
    assertThat(files.keySet()).isEqualTo(SMALL.keySet());
    files.forEach((name, data) -> assertThat(data).as(name).isEqualTo(SMALL.get(name)));
  }

  @Test
  void whatIsPackedIsUnpacked() {
    byte[] packed = packed(new BundleContent(SMALL));
    assertSame(read(packed).files());
    assertThat(packed(read(packed))).isEqualTo(packed);
  }

  /** Either it is refused, or what is taken is what was sent, byte for byte. */
  @Test
  void noFlippedBitOfAZipGetsIntoTheRegistry() {
    byte[] packed = packed(new BundleContent(SMALL));
    int refused = 0;
    for (int i = 0; i < packed.length; i++) {
      byte[] flipped = packed.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      try {
        BundleContent content = read(flipped);
        BundleReader.read(content.files());
        assertSame(content.files());
      } catch (ProblemException | BundleException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(packed.length / 2);
  }

  @Test
  void aZipThatBreaksOffIsRefusedWhereverItDoes() {
    byte[] packed = packed(new BundleContent(SMALL));
    for (int length : new int[] {0, 1, 30, packed.length / 4, packed.length / 2}) {
      assertThatThrownBy(() -> BundleReader.read(read(Arrays.copyOf(packed, length)).files()))
          .as("cut to %d", length)
          .isInstanceOfAny(ProblemException.class, BundleException.class);
    }
  }

  @Test
  void aZipWithoutAllOfItsEndIsRefused() {
    byte[] packed = packed(new BundleContent(SMALL));
    for (int cut : new int[] {1, 21, 22, 30}) {
      assertThat(problem(Arrays.copyOf(packed, packed.length - cut)).detail())
          .as("without its last %d bytes", cut)
          .contains("is not whole");
    }
    assertThat(problem(Arrays.copyOf(packed, packed.length + 1)).detail()).contains("not whole");
    byte[] fewer = packed.clone();
    fewer[packed.length - 12]--;
    assertThat(problem(fewer).detail()).contains("not whole");
  }

  @Test
  void aZipMayHaveACommentOfAnyLength() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("c".repeat(0xFFFF));
      zip.putNextEntry(new ZipEntry("manifest.json"));
    }
    assertThat(read(bytes.toByteArray()).files()).containsOnlyKeys("manifest.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../manifest.json",
        "/etc/passwd",
        "..\\manifest.json",
        "my-bundle/manifest.json",
        "sentiment/../manifest.json",
        "evil.class",
        "preprocessor.bin"
      })
  void namesThatNoBundleHasAreRefused(String name) throws IOException {
    assertThat(problem(zip("manifest.json", name)).detail()).contains("is no file of a bundle");
  }

  @Test
  void aNameMayNotComeTwice() throws IOException {
    byte[] twice = zip("golden.jsonl", "golden.jsonX");
    for (int i = 0; i + 12 <= twice.length; i++) {
      if (new String(twice, i, 12, StandardCharsets.US_ASCII).equals("golden.jsonX")) {
        twice[i + 11] = 'l';
      }
    }
    assertThat(problem(twice).detail()).isEqualTo("'golden.jsonl' is there twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "sentiment/"})
  void aZipBombStopsAtTheLimit(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      for (int i = 0; i < 500; i++) {
        zip.write(new byte[100_000]);
      }
    }
    assertThat(bytes.size()).isLessThan(MOST);
    assertThat(problem(bytes.toByteArray()).status()).isEqualTo(413);
  }

  @Test
  void tooManyBytesAreRefusedPacked() {
    byte[] large = Arrays.copyOf(packed(new BundleContent(SMALL)), MOST + 1);
    assertThat(problem(large).status()).isEqualTo(413);
  }

  @Test
  void directoriesAreNoFiles() throws IOException {
    assertThat(read(zip("sentiment/", "manifest.json")).files()).containsOnlyKeys("manifest.json");
  }
}
