package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import org.jspecify.annotations.Nullable;

/** A connection's place in one channel. */
public final class Seat implements Hearer {

    private final Voice voice;
    private final ChannelId channel;
    private final Audience audience;
    private final Kind kind;
    private final ReceptionStatistics reception = new ReceptionStatistics();
    private final Speech speech;
    private volatile Standing standing = Standing.OUTSIDE;
    private volatile boolean admitted;

    /** What it is for. */
    enum Kind {
        /** A member's, to speak and to hear. */
        FULL,
        /** A member's, to speak only. */
        SEND_ONLY,
        /** Of somebody who is no member, to speak only. */
        GUEST
    }

    Seat(Voice voice, ChannelId channel, Audience audience, Kind kind) {
        this.voice = voice;
        this.channel = channel;
        this.audience = audience;
        this.kind = kind;
        speech = voice.speech(channel);
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** Why it may not be heard; null: it may. */
    public @Nullable Rejection silencedBy() {
        return standing.silencedBy();
    }

    /** True if it is heard only while it has the floor. */
    public boolean needsFloor() {
        return standing.needsFloor();
    }

    /** What came from the connection in this channel; used on its lane. */
    ReceptionStatistics reception() {
        return reception;
    }

    /**
     * Notes a frame that came, whatever becomes of it.
     *
     * @param stream which of the connection's
     * @param capturedAt by the speaker's clock, milliseconds
     * @param arrived {@link Ticker} time
     * @param age how long it was under way, milliseconds
     */
    public void received(int stream, long sequence, long capturedAt, long arrived, long age) {
        reception.received(stream, sequence, capturedAt, arrived, age);
    }

    /** Notes that the frame which came last is not forwarded. */
    public void rejected(Rejection why) {
        reception.rejected(why);
    }

    /** Notes that the channel heard it; used on its lane. */
    public void spoke(long now) {
        speech.frame(now);
    }

    /** True if it is told who speaks. */
    public boolean seesSpeakers() {
        return kind == Kind.FULL && standing.seesSpeakers();
    }

    /** Sends a frame that passed the rules to everybody who hears the channel; false: too many others are louder. */
    public boolean send(Frame frame) {
        return audience.send(frame);
    }

    /** For how many who are attached on this pod that frame is. */
    public int listeners(Frame frame) {
        return audience.listeners(frame);
    }

    @Override
    public boolean hears(Frame frame) {
        Standing now = standing;
        return now.hears()
                && frame.isFor(voice.user())
                // Should a channel bear the name of somebody's line, what is said there stays there.
                && (now != Standing.OWN_LINE || !frame.whisperTo().isEmpty());
    }

    @Override
    public boolean isMeantBy(Frame frame) {
        return standing.seesSpeakers() && frame.isFor(voice.user());
    }

    @Override
    public boolean hearsOf(Gap gap) {
        return standing.hears() && !gap.speaker().equals(voice.user());
    }

    /** True if it is that of a guest, who is no member. */
    public boolean isGuest() {
        return kind == Kind.GUEST;
    }

    boolean listens() {
        return kind == Kind.FULL;
    }

    /** True for a guest who has the right to be heard, as far as that is known. */
    public boolean admitted() {
        return admitted;
    }

    void admit(boolean now) {
        admitted = now;
    }

    @Override
    public Listener listener() {
        return voice.listener();
    }

    @Override
    public Lane lane() {
        return voice.lane();
    }

    Audience audience() {
        return audience;
    }

    void stand(Standing now) {
        standing = now;
    }
}
