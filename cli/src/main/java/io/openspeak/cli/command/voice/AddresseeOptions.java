package io.openspeak.cli.command.voice;

import io.openspeak.client.id.UserId;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options about who is to hear it: all of a channel or some, from within or from outside. */
public final class AddresseeOptions {

    @Option(
            names = "--guest",
            description = "Be heard without being in the channel; you need the rights JOIN and SPEAK there.")
    boolean guest;

    @Option(
            names = "--to",
            paramLabel = "USER[,...]",
            split = ",",
            description = "Whisper: only these people in the channel hear it.")
    Set<String> to = Set.of();

    boolean guest() {
        return guest;
    }

    /** Whom alone it is for; empty: all. */
    Set<UserId> to() {
        return to.stream().map(String::strip).map(UserId::new).collect(Collectors.toUnmodifiableSet());
    }
}
