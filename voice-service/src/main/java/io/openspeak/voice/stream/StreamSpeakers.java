package io.openspeak.voice.stream;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.speaking.domain.Speakers;
import io.openspeak.voice.speaking.domain.SpeakersTold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells the client of one voice stream who speaks in the channels that it hears. Used on the stream's event loop. */
final class StreamSpeakers {

    private final Voice voice;
    private final ClientLink link;
    private final Speakers speakers;
    private final SpeakersTold told;

    StreamSpeakers(Voice voice, ClientLink link, Speakers speakers) {
        this.voice = voice;
        this.link = link;
        this.speakers = speakers;
        told = new SpeakersTold(voice.user());
    }

    /** Tells what is new. Whoever does not read is told later, in one difference. */
    void tell() {
        if (!link.ready()) {
            return;
        }
        List<SpeakersTold.News> news = List.of();
        for (Seat seat : voice.attached()) {
            Set<UserId> speaking = seat.seesSpeakers() ? speakers.in(seat.channel()) : Set.of();
            List<SpeakersTold.News> there = told.news(seat.channel(), speaking);
            if (!there.isEmpty()) {
                // Nearly always there is none.
                news = news.isEmpty() ? new ArrayList<>(there.size()) : news;
                news.addAll(there);
            }
        }
        if (!news.isEmpty()) {
            link.send(VoiceMessages.speaking(news));
        }
    }

    /** The client attached or detached. */
    void forget(ChannelId channel) {
        told.forget(channel);
    }
}
