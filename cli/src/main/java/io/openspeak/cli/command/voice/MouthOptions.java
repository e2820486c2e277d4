package io.openspeak.cli.command.voice;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.audio.Microphone;
import io.openspeak.cli.audio.PacedSpeech;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.WavFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where speech comes from. */
final class MouthOptions {

    @Option(
            names = "--file",
            paramLabel = "FILE.wav",
            description = "Speak from this WAV file instead of the microphone.")
    @Nullable
    Path file;

    /** A recording, read before anything else is done; empty: the microphone is meant. */
    Optional<PacedSpeech> recording() {
        return Optional.ofNullable(file).map(WavFile::read).map(PacedSpeech::new);
    }

    static Microphone microphone(Context context) {
        return context.surroundings()
                .sound()
                .microphone()
                .orElseThrow(() -> new CliFailure(
                        "this machine has no microphone that Java can open (%d Hz, mono, 16 bit)".formatted(Pcm.RATE),
                        "connect one, or speak from a file: --file FILE.wav"));
    }
}
