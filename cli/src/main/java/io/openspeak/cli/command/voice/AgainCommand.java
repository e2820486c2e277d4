package io.openspeak.cli.command.voice;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.BurstSound;
import io.openspeak.cli.audio.Loudspeaker;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.command.ChannelChoice;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.VoiceFrame;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays again what was said last. */
@Command(
        name = "again",
        mixinStandardHelpOptions = true,
        description =
                "Say again: play the last burst of a channel, or write it to a file. Where the channel keeps them and you may hear them.")
public final class AgainCommand extends VisitingCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE.wav", description = "Write it to this file instead of playing it.")
    @Nullable
    Path file;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Of which channel; else of the one that you are in.")
    @Nullable
    String channel;

    @Option(names = "--last", paramLabel = "N", defaultValue = "1", description = "So many bursts (default: 1).")
    int last;

    AgainCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = ChannelChoice.of(channel, visit);
        List<List<VoiceFrame>> bursts = visit.client().voice().bursts(id, last).stream()
                .filter(burst -> !burst.isEmpty())
                .toList();
        if (bursts.isEmpty()) {
            throw new CliFailure(
                    "nothing that was said in #" + id + " is kept",
                    "wait until somebody has spoken; channels keep bursts only where that is switched on");
        }
        bursts.forEach(burst -> printer.print(row(id, burst)));
        Pcm sound = BurstSound.of(bursts);
        Path target = file;
        if (target != null) {
            WavFile.write(target, sound);
            printer.remark("wrote %.2f s to %s".formatted(sound.duration().toMillis() / 1000.0, target));
        } else {
            play(sound);
        }
        return 0;
    }

    private void play(Pcm sound) {
        try (Loudspeaker loudspeaker = context.surroundings()
                .sound()
                .loudspeaker()
                .orElseThrow(
                        () -> new CliFailure("this machine plays no sound", "name a file to write: again FILE.wav"))) {
            for (int i = 0; i < sound.frames() && !context.surroundings().stop().stopped(); i++) {
                if (!loudspeaker.play(sound.frame(i))) {
                    return;
                }
            }
        }
    }

    private static Row row(ChannelId id, List<VoiceFrame> burst) {
        List<String> speakers =
                burst.stream().map(VoiceFrame::getSpeakerId).distinct().toList();
        long from = burst.getFirst().getCapturedAt();
        long duration = burst.getLast().getCapturedAt() - from + Pcm.FRAME_TIME.toMillis();
        return Row.of("%s spoke %.1f s at %s".formatted(String.join(", ", speakers), duration / 1000.0, Times.of(from)))
                .with("kind", "burst")
                .with("channel", id.value())
                .with("speakers", speakers)
                .with("at", from)
                .with("duration_ms", duration)
                .with("frames", burst.size());
    }
}
