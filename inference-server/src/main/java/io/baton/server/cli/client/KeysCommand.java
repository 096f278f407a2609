package io.baton.server.cli.client;

import picocli.CommandLine.Command;

/** {@code keys}: who may use the API. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "create|list|revoke",
    subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRevokeCommand.class},
    description =
        "Makes, lists and revokes API keys of a running server. A key opens one "
            + "workspace and has one or more scopes: bot posts turns, agent works with "
            + "conversations, analyst reads what is measured, admin changes keys, models, "
            + "policies and data.",
    footer = {
      "",
      "Examples:",
      "  ./baton keys create --name \"web shop bot\" --scope bot",
      "  ./baton keys create --workspace acme --name ops --scope admin --days 90",
      "  ./baton keys list",
      "  ./baton keys revoke key-0123…"
    })
public final class KeysCommand {}
