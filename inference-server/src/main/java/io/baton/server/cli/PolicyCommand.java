package io.baton.server.cli;

import picocli.CommandLine.Command;

/** {@code policy}: what the operator wants done, checked and in words. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|show",
    subcommands = {PolicyCheckCommand.class, PolicyShowCommand.class},
    description = "Checks policy files, or shows all criteria of one.",
    footer = {
      "",
      "Examples:",
      "  ./baton policy check my-policy.yaml",
      "  ./baton policy show my-policy.yaml"
    })
final class PolicyCommand {}
