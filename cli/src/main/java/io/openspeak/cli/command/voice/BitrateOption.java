package io.openspeak.cli.command.voice;

import picocli.CommandLine.Option;

/** How much of the line speech may take. */
final class BitrateOption {

    @Option(
            names = "--bitrate",
            paramLabel = "BIT/S",
            defaultValue = "32000",
            description = "Bits per second (default: ${DEFAULT-VALUE}).")
    int bitrate;

    int value() {
        return bitrate;
    }
}
