package io.baton.server.cli.model;

import picocli.CommandLine.Command;

/** {@code models}: the registry. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|show|register|promote|rollback|diff|pull",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      RegisterCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      DiffCommand.class,
      PullCommand.class
    },
    description = {
      "The registry of models of a running server. A release is a bundle that train made; it",
      "never changes. The champion decides; challenger and shadow score live turns beside it.",
      "Where a version is asked for, an alias stands for the one that it names.",
      "Reading needs a key with scope analyst or admin, changing one with scope admin."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton models register my-bundle --alias challenger",
      "  ./baton models diff champion challenger",
      "  ./baton models promote challenger",
      "  ./baton models rollback",
      "  ./baton models list"
    })
public final class ModelsCommand {}
