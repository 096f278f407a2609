package io.baton.server.cli;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The configuration as flags; each is also a key of the file and a variable BATON_…. */
final class ServerOptions {

  /** Part of the help. */
  private static final String SECRETS = "secrets";

  private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of these settings without the dashes.")
  private @Nullable Path config;

  /**
   * Gives each command that has these options a flag for every setting that is no secret, and the
   * variables of the others in its help.
   */
  static void addFlags(CommandLine commands) {
    for (CommandLine command : commands.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      for (CommandSpec mixin : spec.mixins().values()) {
        if (mixin.userObject() instanceof ServerOptions options) {
          Arrays.stream(Setting.values())
              .filter(setting -> !setting.secret())
              .forEach(setting -> spec.addOption(options.flag(setting)));
          addSecrets(command);
        }
      }
    }
  }

  private static void addSecrets(CommandLine command) {
    Map<String, String> secrets = new LinkedHashMap<>();
    Arrays.stream(Setting.values())
        .filter(Setting::secret)
        .forEach(setting -> secrets.put(setting.variable(), description(setting)));
    command
        .getHelpSectionMap()
        .put(
            SECRETS,
            help ->
                help.createHeading("%nSecrets are no flags, but variables or in --config FILE:%n")
                    + help.createTextTable(secrets));
    List<String> parts = new ArrayList<>(command.getHelpSectionKeys());
    parts.add(parts.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SECRETS);
    command.setHelpSectionKeys(parts);
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
