package io.openspeak.client.voice;

import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.SpeakingChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who speaks as far as the server told: each beginning and end is passed on once, over breaks and moves to another pod. */
final class WhoSpeaks {

    private final VoiceListener listener;
    private final Map<Speaker, SpeakingChanged> speaking = new LinkedHashMap<>();

    private record Speaker(String channel, String user) {}

    WhoSpeaks(VoiceListener listener) {
        this.listener = listener;
    }

    /** Takes in what the server told; while a client moves to another pod, both tell. */
    void hear(SpeakingChanged told) {
        if (isNews(told)) {
            listener.onSpeaking(told);
        }
    }

    private synchronized boolean isNews(SpeakingChanged told) {
        Speaker speaker = new Speaker(told.getChannelId(), told.getUserId());
        return told.getSpeaking() ? speaking.put(speaker, told) == null : speaking.remove(speaker) != null;
    }

    /** The channel is not heard any more. */
    void leave(ChannelId channel) {
        stop(speaker -> speaker.channel().equals(channel.value()));
    }

    /** Nothing is heard any more; who speaks when it is again, will be told then. */
    void leaveAll() {
        stop(speaker -> true);
    }

    private void stop(Predicate<Speaker> those) {
        List<SpeakingChanged> stopped = new ArrayList<>();
        synchronized (this) {
            speaking.entrySet().removeIf(each -> {
                boolean stops = those.test(each.getKey());
                if (stops) {
                    stopped.add(each.getValue().toBuilder().setSpeaking(false).build());
                }
                return stops;
            });
        }
        stopped.forEach(listener::onSpeaking);
    }
}
