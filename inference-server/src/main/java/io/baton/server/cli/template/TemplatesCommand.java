package io.baton.server.cli.template;

import picocli.CommandLine.Command;

/** {@code templates}: what customers are told. */
@Command(
    name = "templates",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|preview|list",
    subcommands = {
      TemplatesCheckCommand.class,
      TemplatesPreviewCommand.class,
      TemplatesListCommand.class
    },
    description = {
      "Lists the messages to customers, checks files of templates, and shows what one would say.",
      "No server is needed; a workspace's own are written by PUT /v1/templates/{key}/{language}."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton templates list --language de",
      "  ./baton templates check my-texts.properties",
      "  ./baton templates preview queue.position --set ahead=2 --set wait=110"
    })
public final class TemplatesCommand {}
