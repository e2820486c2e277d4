package io.openspeak.voice.speaking.events;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.speaking.contract.SpeakingFacts;
import io.openspeak.voice.speaking.domain.Speakers;
import io.openspeak.voice.v1.VoiceFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps this pod's table of who speaks. There is no snapshot: long speech is told again, and the table forgets of whom nothing is told. */
@ApplicationScoped
public class SpeakersView implements LocalView {

    private final Speakers speakers;
    private final Ticker ticker;

    public SpeakersView(Speakers speakers, Ticker ticker) {
        this.speakers = speakers;
        this.ticker = ticker;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return Uni.createFrom().item(end);
    }

    @Override
    public void fold(Fact fact) {
        SpeakingFacts.read(fact).ifPresent(this::fold);
    }

    private void fold(VoiceFact told) {
        speakers.fold(
                new ChannelId(told.getChannelId()),
                new UserId(told.getSpeaking().getUserId()),
                told.getSpeaking().getSessionId(),
                told.getSpeaking().getSpeaking(),
                ticker.nanos());
    }
}
