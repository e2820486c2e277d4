package io.openspeak.cli.command.voice;

import io.openspeak.cli.audio.LivePlayer;
import io.openspeak.cli.audio.SpeechRecorder;
import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.time.Clock;
import java.util.Optional;

/** Takes in what a channel brings: to the recording, the display and the loudspeaker. */
final class Ears implements VoiceListener, AutoCloseable {

    private final Optional<SpeechRecorder> recorder;
    private final SpeakingDisplay display;
    private final Optional<LivePlayer> player;
    private final Clock clock;
    private volatile long silentSince;

    Ears(Optional<SpeechRecorder> recorder, SpeakingDisplay display, Optional<LivePlayer> player, Clock clock) {
        this.recorder = recorder;
        this.display = display;
        this.player = player;
        this.clock = clock;
    }

    @Override
    public void onFrame(VoiceFrame frame) {
        recorder.ifPresent(tape -> tape.hear(frame));
        player.ifPresent(loud -> loud.hear(frame));
        display.heard(frame.getSpeakerId());
        silentSince = clock.millis();
    }

    @Override
    public void onGap(VoiceGap gap) {
        player.ifPresent(loud -> loud.lost(gap));
    }

    /** How it was played; empty: it was not. */
    Optional<PlayoutCounters> played() {
        return player.map(LivePlayer::counters);
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
