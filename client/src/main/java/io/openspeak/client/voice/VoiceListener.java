package io.openspeak.client.voice;

import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.LinkState;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceRejection;

/** Told what a voice connection brings, in order, on the network's thread: must not block. */
public interface VoiceListener {

    /** A frame to play. */
    default void onFrame(VoiceFrame frame) {}

    /** Frames were lost to a full queue. */
    default void onGap(VoiceGap gap) {}

    /** Frames sent here were not forwarded. */
    default void onRejection(VoiceRejection rejection) {}

    /** A floor changed: who speaks, who waits. */
    default void onFloor(FloorState floor) {}

    /** What became of one's own wish to speak in a push-to-talk channel. */
    default void onFloorNews(FloorNews news) {}

    /** How well what was sent here went on, or what was sent here arrives; now and then. */
    default void onQuality(StreamQuality quality) {}

    /** Somebody else began or stopped speaking, each told once; when the connection breaks, all who spoke have stopped. */
    default void onSpeaking(SpeakingChanged speaking) {}

    /** A channel can't be spoken or heard in. */
    default void onRefused(ChannelId channel, OpenSpeakException failure) {}

    default void onState(LinkState state) {}
}
