package io.openspeak.voice.relay;

import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Hearer;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Listener;

/**
 * Another pod as one that hears: all of what is spoken here in the channels that it has listeners in. Who of them hears what, it
 * decides itself.
 */
public record RelayTarget(Lane lane, Listener listener) implements Hearer {

    @Override
    public boolean hears(Frame frame) {
        return true;
    }

    @Override
    public boolean hearsOf(Gap gap) {
        return true;
    }
}
