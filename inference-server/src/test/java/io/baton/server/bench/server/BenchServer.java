package io.baton.server.bench.server;

import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Clock;
import java.util.Map;

/**
 * The server of a benchmark, in a process of its own: {@code BenchServer DURABILITY DIRECTORY}.
 * Prints its port and stays until its input ends, so that it never outlives who started it. For
 * {@link #HEAP} it collects garbage and prints how many bytes of the heap are still used, for
 * {@link #COMPILED} how many milliseconds its compilers have worked.
 */
final class BenchServer {

  static final char HEAP = 'h';
  static final char COMPILED = 'c';

  private BenchServer() {}

  public static void main(String[] arguments) throws IOException {
    // No variables of the environment: they may name a database that is in use.
    ServerConfig config =
        new ConfigLoader(System.err::println)
            .flags(
                Map.of(
                    Setting.PORT, "0",
                    Setting.DATA, arguments[1],
                    Setting.WEBHOOK_HTTP, "on",
                    Setting.WEBHOOK_PRIVATE_ADDRESSES, "on"))
            .load();
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    try (Server server =
        Wiring.start(config, Clock.systemUTC(), Durability.valueOf(arguments[0]))) {
      System.out.println(server.port());
      for (int asked = System.in.read(); asked >= 0; asked = System.in.read()) {
        System.out.println(asked == HEAP ? used(memory) : compiler.getTotalCompilationTime());
      }
    }
  }

  private static long used(MemoryMXBean memory) {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
