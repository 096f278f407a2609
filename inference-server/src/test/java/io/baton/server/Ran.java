package io.baton.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.cli.ServerCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command, run in this process as a person types it, ended with and printed. */
record Ran(int code, String out, String err) {

  static Ran of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Caught printed = new Caught(out);
    Caught told = new Caught(err);
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int code = ServerCli.run(arguments);
      return new Ran(code, printed.text(), told.text());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Runs a command that asks a server, with the key in a file. */
  static Ran asking(String server, Path key, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", server, "--key-file", key.toString()));
    return of(all.toArray(String[]::new));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  /** Catches what its maker's thread writes: the server in the same process logs meanwhile. */
  private static final class Caught extends OutputStream {

    private final Thread command = Thread.currentThread();
    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();
    private final PrintStream others;

    Caught(PrintStream others) {
      this.others = others;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (Thread.currentThread() == command) {
        caught.write(bytes, offset, length);
      } else {
        others.write(bytes, offset, length);
      }
    }

    String text() {
      return caught.toString(StandardCharsets.UTF_8);
    }
  }
}
