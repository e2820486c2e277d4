package io.openspeak.voice.relay;

import io.openspeak.voice.relay.domain.Interest;
import io.openspeak.voice.routing.domain.AudienceWatch;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the relay shares, as beans. */
public class RelayBeans {

    @Produces
    @Singleton
    Interest interest() {
        return new Interest();
    }

    @Produces
    @Singleton
    AudienceWatch audienceWatch(Interest interest) {
        return (channel, heard) -> {
            if (heard) {
                interest.begin(channel);
            } else {
                interest.end(channel);
            }
        };
    }

    @Produces
    @Singleton
    RelayCounters counters() {
        return new RelayCounters();
    }

    @Produces
    @Singleton
    @DefaultBean
    FrameGate admitAll() {
        return (channel, floorToken) -> true;
    }
}
