package io.openspeak.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options about what is printed, good for every command. */
public final class OutputOptions {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print data as one JSON object per line.")
    boolean json;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the technical details of a failure.")
    boolean verbose;
}
