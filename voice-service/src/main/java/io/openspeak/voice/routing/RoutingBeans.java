package io.openspeak.voice.routing;

import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.domain.AudienceRules;
import io.openspeak.voice.routing.domain.AudienceWatch;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Recorder;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.routing.domain.Ticker;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The router and its tables as beans; they themselves know nothing of beans. */
public class RoutingBeans {

    @Produces
    @Singleton
    Membership membership() {
        return new Membership();
    }

    @Produces
    @Singleton
    Mutes mutes() {
        return new Mutes();
    }

    @Produces
    @Singleton
    Router router(Membership membership, Mutes mutes, VoiceSettings settings, Recorder recorder, AudienceWatch watch) {
        return new Router(membership, mutes, new AudienceRules(settings.loudestSpeakers(), recorder), watch);
    }

    @Produces
    @Singleton
    RoutingCounters counters() {
        return new RoutingCounters();
    }

    @Produces
    @Singleton
    @DefaultBean
    Ticker ticker() {
        return System::nanoTime;
    }
}
