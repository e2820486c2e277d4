package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import org.jspecify.annotations.Nullable;

/** A connection's place in one channel. */
public final class Seat {

    private final Voice voice;
    private final ChannelId channel;
    private final Audience audience;
    private final boolean sendOnly;
    private volatile Standing standing = Standing.OUTSIDE;

    Seat(Voice voice, ChannelId channel, Audience audience, boolean sendOnly) {
        this.voice = voice;
        this.channel = channel;
        this.audience = audience;
        this.sendOnly = sendOnly;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** Why it may not be heard; null: it may. */
    @Nullable
    Rejection silencedBy() {
        return standing.silencedBy();
    }

    /** Sends a frame that passed the rules to everybody who hears the channel. */
    public void send(Frame frame) {
        audience.send(frame);
    }

    boolean hears(Frame frame) {
        return standing.hears() && frame.isFor(voice.user());
    }

    boolean sendOnly() {
        return sendOnly;
    }

    Listener listener() {
        return voice.listener();
    }

    Lane lane() {
        return voice.lane();
    }

    Audience audience() {
        return audience;
    }

    void stand(Standing now) {
        standing = now;
    }
}
