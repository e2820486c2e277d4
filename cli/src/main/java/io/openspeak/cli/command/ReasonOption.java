package io.openspeak.cli.command;

import picocli.CommandLine.Option;

/** Why something is done, for the audit and for those it is done to. */
public final class ReasonOption {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why: kept in the audit, and told to the member.")
    String reason = "";

    public String text() {
        return reason;
    }

    /** To end a sentence with. */
    public String inBrackets() {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}
