package io.openspeak.cli.command.voice;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.audio.LivePlayer;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.SpeakerReport;
import io.openspeak.cli.audio.SpeechRecorder;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.client.voice.VoiceListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hears a channel: records it, or plays it where the machine can. */
@Command(
        name = "listen",
        mixinStandardHelpOptions = true,
        description = "Hear a channel until Ctrl-C; with a file, record it there. Joins when you are not in it.")
public final class ListenCommand extends VisitingCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    @Parameters(arity = "0..1", paramLabel = "FILE.wav", description = "Record to this file.")
    @Nullable
    Path file;

    @Mixin
    ChannelOption where = new ChannelOption();

    @Option(names = "--for", paramLabel = "SECONDS", description = "Stop by itself after this time.")
    @Nullable
    Double seconds;

    @Option(
            names = "--quit-after-silence",
            paramLabel = "SECONDS",
            description = "Stop by itself when somebody has spoken and then nobody for this time.")
    @Nullable
    Double silence;

    @Option(names = "--stats", description = "Show the reports of quality that the server sends.")
    boolean stats;

    ListenCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = where.of(visit);
        Clock clock = context.surroundings().clock();
        SpeechRecorder recorder = new SpeechRecorder(clock);
        Ears ears = new Ears(Optional.of(recorder), new SpeakingDisplay(printer, clock), player(printer), clock);
        VoiceListener listener = stats ? new SeveralListeners(List.of(ears, new QualityDisplay(printer))) : ears;
        try (VoicePlace place = VoicePlace.enter(visit, id, false, true, listener)) {
            printer.print(Row.of(visit.user() + " listens in #" + id)
                    .with("kind", "listening")
                    .with("user", visit.user())
                    .with("channel", id.value()));
            listen(place, ears, clock);
        } finally {
            ears.close();
            write(recorder, printer);
        }
        ears.played().ifPresent(played -> printer.print(row(played)));
        recorder.reports().forEach(report -> printer.print(row(report)));
        return 0;
    }

    private Optional<LivePlayer> player(Printer printer) {
        if (file != null) {
            return Optional.empty();
        }
        Optional<LivePlayer> player =
                context.surroundings().sound().loudspeaker().map(LivePlayer::new);
        if (player.isEmpty()) {
            printer.remark("(this machine plays no sound: only reporting; name a FILE.wav to record)");
        }
        return player;
    }

    private void listen(VoicePlace place, Ears ears, Clock clock) {
        long began = clock.millis();
        while (!context.surroundings().stop().await(LOOK_EVERY)) {
            ears.tick();
            long now = clock.millis();
            boolean enough = seconds != null && now - began >= seconds * 1000;
            boolean quiet = silence != null && ears.silentSince() > 0 && now - ears.silentSince() >= silence * 1000;
            if (enough || quiet) {
                return;
            }
            place.check();
        }
    }

    private void write(SpeechRecorder recorder, Printer printer) {
        Path target = file;
        if (target != null) {
            Pcm mix = recorder.mix();
            WavFile.write(target, mix);
            printer.remark("recorded %.2f s to %s".formatted(mix.duration().toMillis() / 1000.0, target));
        }
    }

    private static Row row(PlayoutCounters played) {
        return Row.of("played %d frames, made up %d, late %d, let go of %d to catch up"
                        .formatted(
                                played.played(),
                                played.concealed() + played.stretched(),
                                played.late(),
                                played.dropped()))
                .with("kind", "played")
                .with("played", played.played())
                .with("missing", played.missing())
                .with("concealed", played.concealed())
                .with("stretched", played.stretched())
                .with("late", played.late())
                .with("dropped", played.dropped());
    }

    private static Row row(SpeakerReport report) {
        return Row.of("%s: %d frames received, %d missing, %d twice, delay p50 %d ms p99 %d ms%nsha256 %s"
                        .formatted(
                                report.speaker(),
                                report.received(),
                                report.missing(),
                                report.duplicates(),
                                report.delayP50Ms(),
                                report.delayP99Ms(),
                                report.sha256()))
                .with("kind", "heard")
                .with("speaker", report.speaker())
                .with("received", report.received())
                .with("missing", report.missing())
                .with("duplicates", report.duplicates())
                .with("delay_p50_ms", report.delayP50Ms())
                .with("delay_p99_ms", report.delayP99Ms())
                .with("sha256", report.sha256());
    }
}
