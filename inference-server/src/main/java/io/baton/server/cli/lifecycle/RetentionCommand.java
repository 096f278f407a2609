package io.baton.server.cli.lifecycle;

import picocli.CommandLine.Command;

/** {@code retention}: how long conversations are kept. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "show|set",
    subcommands = {RetentionShowCommand.class, RetentionSetCommand.class},
    description = {
      "Shows and says how long the workspace keeps conversations after their last turn. Once an",
      "hour one of the servers erases those that are older."
    },
    footer = {"", "Examples:", "  ./baton retention show", "  ./baton retention set 90"})
public final class RetentionCommand {}
