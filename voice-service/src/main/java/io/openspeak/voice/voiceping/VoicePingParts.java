package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.floor.Floors;
import io.openspeak.voice.routing.Attachments;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.speaking.Speaking;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What each VoicePing connection needs of the rest of the service. */
@Singleton
final class VoicePingParts {

    final VoiceSettings voice;
    final VoicePingSettings settings;
    final Attachments attachments;
    final Router router;
    final RoutingCounters counters;
    final Switchboard switchboard;
    final OtherPods others;
    final GroupSeats seats;
    final Floors floors;
    final FloorSettings floorSettings;
    final PresenceSessions presence;
    final Speaking speaking;
    final VoicePingMetrics metrics;
    final LiveCalls live;
    final PodId pod;
    final Clock clock;
    final Vertx vertx;
    final Ticker ticker;

    VoicePingParts(
            VoiceSettings voice,
            VoicePingSettings settings,
            Attachments attachments,
            Router router,
            RoutingCounters counters,
            Switchboard switchboard,
            OtherPods others,
            GroupSeats seats,
            Floors floors,
            FloorSettings floorSettings,
            PresenceSessions presence,
            Speaking speaking,
            VoicePingMetrics metrics,
            LiveCalls live,
            PodId pod,
            Clock clock,
            Vertx vertx,
            Ticker ticker) {
        this.voice = voice;
        this.settings = settings;
        this.attachments = attachments;
        this.router = router;
        this.counters = counters;
        this.switchboard = switchboard;
        this.others = others;
        this.seats = seats;
        this.floors = floors;
        this.floorSettings = floorSettings;
        this.presence = presence;
        this.speaking = speaking;
        this.metrics = metrics;
        this.live = live;
        this.pod = pod;
        this.clock = clock;
        this.vertx = vertx;
        this.ticker = ticker;
    }
}
