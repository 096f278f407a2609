package io.baton.server.cli.webhook;

import picocli.CommandLine.Command;

/** {@code webhooks}: other systems that are told of what happens. */
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "add|list|test|replay",
    subcommands = {
      WebhooksAddCommand.class,
      WebhooksListCommand.class,
      WebhooksTestCommand.class,
      WebhooksReplayCommand.class
    },
    description =
        "Other systems that a running server tells of what happens, by POST requests that "
            + "are signed by Standard Webhooks.",
    footer = {
      "",
      "Examples:",
      "  ./baton webhooks add https://hooks.shop.example/baton \\",
      "    --type 'turn.scored,handoff.*'",
      "  ./baton webhooks list",
      "  ./baton webhooks test 0b8f3c55-…",
      "  ./baton webhooks replay 0b8f3c55-…"
    })
public final class WebhooksCommand {}
