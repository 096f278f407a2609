package io.baton.server.cli.article;

import picocli.CommandLine.Command;

/** {@code articles}: what customers may help themselves with. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "import|list|search",
    subcommands = {
      ArticlesImportCommand.class,
      ArticlesListCommand.class,
      ArticlesSearchCommand.class
    },
    description =
        "Imports, lists and searches the articles of a running server, with which customers "
            + "may help themselves.",
    footer = {
      "",
      "Examples:",
      "  ./baton articles import help-centre.jsonl",
      "  ./baton articles import docs/*.md",
      "  ./baton articles list --language de",
      "  ./baton articles search \"where is my parcel?\" --language en"
    })
public final class ArticlesCommand {}
