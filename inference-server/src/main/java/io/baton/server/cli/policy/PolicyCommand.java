package io.baton.server.cli.policy;

import picocli.CommandLine.Command;

/** {@code policy}: what the operator wants done. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|show|diff|explain|apply",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyShowCommand.class,
      PolicyDiffCommand.class,
      PolicyExplainCommand.class,
      PolicyApplyCommand.class
    },
    description = {
      "Checks policy files, shows all criteria of one, compares two by what they decide,",
      "explains what one decides on a transcript, and applies one to a running server."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton policy check my-policy.yaml",
      "  ./baton policy show my-policy.yaml",
      "  ./baton policy diff my-policy.yaml",
      "  ./baton policy explain my-policy.yaml --history conversations.jsonl",
      "  ./baton policy apply my-policy.yaml"
    })
public final class PolicyCommand {}
