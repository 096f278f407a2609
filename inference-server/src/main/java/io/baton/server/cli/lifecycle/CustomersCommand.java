package io.baton.server.cli.lifecycle;

import picocli.CommandLine.Command;

/** {@code customers}: what is kept of a customer. */
@Command(
    name = "customers",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export|erase",
    subcommands = {CustomersExportCommand.class, CustomersEraseCommand.class},
    description = {
      "Gives out or erases all that is kept of a customer, by the id that came with the turns as",
      "conversation.customer.id."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton customers export c-1017 --out c-1017.jsonl",
      "  ./baton customers erase c-1017 --yes"
    })
public final class CustomersCommand {}
