package io.openspeak.voice.floor.events;

import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.voice.floor.FloorStore;
import io.openspeak.voice.floor.Floors;
import io.openspeak.voice.floor.contract.FloorFacts;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps this pod's table of floors: a snapshot from the store, then the facts. */
@ApplicationScoped
public class FloorView implements LocalView {

    private final FloorStore store;
    private final Floors floors;

    public FloorView(FloorStore store, Floors floors) {
        this.store = store;
        this.floors = floors;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return store.all()
                .collect()
                .asMap(ChannelFloor::channel)
                .invoke(floors::replaceAll)
                .replaceWith(end);
    }

    @Override
    public void fold(Fact fact) {
        FloorFacts.floor(fact, floors.terms()).ifPresent(floors::fold);
    }
}
