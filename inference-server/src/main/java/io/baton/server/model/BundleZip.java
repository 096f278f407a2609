package io.baton.server.model;

import io.baton.escalation.bundle.BundleReader;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A bundle as a zip of its files. Names are those that a bundle has and no others, so none leads
 * out of it; packed and unpacked it has at most so many bytes.
 */
final class BundleZip {

  private static final String FIELD = "bundle";
  private static final int MOST_ENTRIES = 32;

  private final long most;

  /**
   * @param most bytes, packed and unpacked
   */
  BundleZip(long most) {
    this.most = most;
  }

  /**
   * Unpacks.
   *
   * @throws ProblemException 413 if it is too large, 422 if it is no zip or holds anything else
   */
  BundleContent read(InputStream packed) {
    Map<String, byte[]> files = new TreeMap<>();
    Limited limited = new Limited(packed);
    try (ZipInputStream zip = new ZipInputStream(limited)) {
      long left = most;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw wrong("the zip has more than " + MOST_ENTRIES + " entries");
        }
        // What is in a folder's entry is passed over, but counts.
        byte[] data = unpack(zip, left);
        left -= data.length;
        if (!entry.isDirectory()) {
          take(files, entry.getName(), data);
        }
      }
      limited.skipRest();
      if (!files.isEmpty() && !limited.end.isOf(entries)) {
        throw wrong("the zip is not whole: the record at its end is missing or damaged");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("no zip that can be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw wrong("no zip with files in it");
    }
    return new BundleContent(files);
  }

  private byte[] unpack(InputStream zip, long left) throws IOException {
    byte[] data = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
    if (data.length > left) {
      throw tooLarge("unpacked");
    }
    return data;
  }

  private static void take(Map<String, byte[]> files, String name, byte[] data) {
    if (!BundleReader.fileNames().contains(name)) {
      throw wrong(
          "'"
              + name
              + "' is no file of a bundle; zip the files and not their folder:"
              + " cd BUNDLE && zip -r ../bundle.zip .");
    }
    if (files.put(name, data) != null) {
      throw wrong("'" + name + "' is there twice");
    }
  }

  private static ProblemException wrong(String problem) {
    return new ProblemException(Problem.of(Problem.Kind.INVALID, FIELD, problem));
  }

  private ProblemException tooLarge(String how) {
    return new ProblemException(
        Problem.of(Problem.Kind.TOO_LARGE, FIELD, how + " it has more than " + most + " bytes"));
  }

  /** Packs, and closes what it writes to; the same files give the same bytes. */
  static void write(BundleContent content, OutputStream out) {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the caller takes no more", e);
    }
  }

  /** Ends with a problem after so many bytes. */
  private final class Limited extends FilterInputStream {

    private final ZipEnd end = new ZipEnd();
    private long left = most;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      end.saw(buffer, offset, Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge("packed");
      }
    }

    /** The directory at a zip's end, which says nothing new. */
    void skipRest() throws IOException {
      byte[] buffer = new byte[8192];
      int read = read(buffer, 0, buffer.length);
      while (read >= 0) {
        read = read(buffer, 0, buffer.length);
      }
    }
  }
}
