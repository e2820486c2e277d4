package io.openspeak.cli.command.voice;

import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelChoice;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.client.id.ChannelId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where one speaks or hears. */
final class ChannelOption {

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Where; else in the channel that you are in.")
    @Nullable
    String channel;

    ChannelId of(Visit visit) {
        return ChannelChoice.of(channel, visit);
    }
}
