package io.baton.server.cli.simulate;

import picocli.CommandLine.Command;

/** {@code simulate}: days in seconds. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "queue",
    subcommands = {SimulateQueueCommand.class},
    description = "Plays days in seconds, with the real services over a database of its own.",
    footer = {
      "",
      "Example:",
      "  ./baton simulate queue --agents 10 --arrivals-per-hour 60 --hours 24 --seed 1"
    })
public final class SimulateCommand {}
