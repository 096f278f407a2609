package io.baton.server.cli;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The configuration as flags; each is also a key of the file and a variable BATON_…. */
final class ServerOptions {

  private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of these settings without the dashes.")
  private @Nullable Path config;

  /** Gives each command that has these options a flag for every setting that is no secret. */
  static void addFlags(CommandLine commands) {
    for (CommandLine command : commands.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      for (CommandSpec mixin : spec.mixins().values()) {
        if (mixin.userObject() instanceof ServerOptions options) {
          Arrays.stream(Setting.values())
              .filter(setting -> !setting.secret())
              .forEach(setting -> spec.addOption(options.flag(setting)));
        }
      }
    }
  }

  private OptionSpec flag(Setting setting) {
    return OptionSpec.builder("--" + setting.key())
        .paramLabel(setting.label())
        .type(String.class)
        .description(description(setting))
        .setter(new Put(setting))
        .build();
  }

  private static String description(Setting setting) {
    // What begins with an address is written as it is.
    String first =
        setting == Setting.DATABASE_URL
            ? setting.meaning().substring(0, 1)
            : setting.meaning().substring(0, 1).toUpperCase(Locale.ROOT);
    String byDefault =
        setting.byDefault().isEmpty() ? "" : " Default: " + setting.byDefault() + ".";
    return first + setting.meaning().substring(1) + "." + byDefault;
  }

  /** Keeps what was given; picocli begins by giving nothing. */
  private final class Put implements ISetter {

    private final Setting setting;

    Put(Setting setting) {
      this.setting = setting;
    }

    @Override
    @SuppressWarnings("unchecked") // The flag's type is String, and nobody reads the old value.
    public <T> T set(T value) {
      Optional<String> before = Optional.ofNullable(flags.remove(setting));
      if (value instanceof String given) {
        flags.put(setting, given);
      }
      return (T) before.orElse("");
    }
  }

  /** Defaults, file, environment and flags; secrets come from file and environment alone. */
  ServerConfig load() {
    ConfigLoader loader = new ConfigLoader(words -> System.err.println("baton: " + words));
    if (config != null) {
      loader.file(config);
    }
    return loader.environment(System.getenv()).flags(flags).load();
  }
}
