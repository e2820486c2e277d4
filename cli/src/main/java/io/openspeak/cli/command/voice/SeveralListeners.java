package io.openspeak.cli.command.voice;

import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceRejection;
import java.util.List;

/** Several that listen to one connection, told in order. */
record SeveralListeners(List<VoiceListener> listeners) implements VoiceListener {

    @Override
    public void onFrame(VoiceFrame frame) {
        listeners.forEach(listener -> listener.onFrame(frame));
    }

    @Override
    public void onGap(VoiceGap gap) {
        listeners.forEach(listener -> listener.onGap(gap));
    }

    @Override
    public void onRejection(VoiceRejection rejection) {
        listeners.forEach(listener -> listener.onRejection(rejection));
    }

    @Override
    public void onFloor(FloorState floor) {
        listeners.forEach(listener -> listener.onFloor(floor));
    }

    @Override
    public void onFloorNews(FloorNews news) {
        listeners.forEach(listener -> listener.onFloorNews(news));
    }

    @Override
    public void onQuality(StreamQuality quality) {
        listeners.forEach(listener -> listener.onQuality(quality));
    }

    @Override
    public void onRefused(ChannelId channel, OpenSpeakException failure) {
        listeners.forEach(listener -> listener.onRefused(channel, failure));
    }

    @Override
    public void onState(LinkState state) {
        listeners.forEach(listener -> listener.onState(state));
    }
}
