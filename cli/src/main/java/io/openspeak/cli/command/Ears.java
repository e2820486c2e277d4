package io.openspeak.cli.command;

import io.openspeak.cli.audio.LivePlayer;
import io.openspeak.cli.audio.SpeechRecorder;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Clock;
import java.util.Optional;

/** Takes in what a channel brings: to the recording, the display and the loudspeaker. */
final class Ears implements VoiceListener, AutoCloseable {

    private final SpeechRecorder recorder;
    private final SpeakingDisplay display;
    private final Optional<LivePlayer> player;
    private final Clock clock;
    private volatile long silentSince;

    Ears(SpeechRecorder recorder, SpeakingDisplay display, Optional<LivePlayer> player, Clock clock) {
        this.recorder = recorder;
        this.display = display;
        this.player = player;
        this.clock = clock;
    }

    @Override
    public void onFrame(VoiceFrame frame) {
        byte[] opus = frame.getOpus().toByteArray();
        recorder.hear(frame.getSpeakerId(), frame.getSequence(), frame.getCapturedAt(), opus);
        player.ifPresent(loud -> loud.play(frame.getSpeakerId(), opus));
        display.heard(frame.getSpeakerId());
        silentSince = clock.millis();
    }

    void tick() {
        display.tick();
    }

    /** When the last frame came; 0: none yet. */
    long silentSince() {
        return silentSince;
    }

    @Override
    public void close() {
        player.ifPresent(LivePlayer::close);
    }
}
