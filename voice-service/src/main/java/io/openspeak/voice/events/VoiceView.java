package io.openspeak.voice.events;

import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.voice.floor.events.FloorView;
import io.openspeak.voice.speaking.events.SpeakersView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** All that this pod keeps from {@code voice:events}: floors, and who speaks. The log is read once for both. */
@ApplicationScoped
public class VoiceView implements LocalView {

    private final FloorView floors;
    private final SpeakersView speakers;

    public VoiceView(FloorView floors, SpeakersView speakers) {
        this.floors = floors;
        this.speakers = speakers;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return speakers.load(end).chain(floors::load);
    }

    @Override
    public void fold(Fact fact) {
        floors.fold(fact);
        speakers.fold(fact);
    }
}
