package io.openspeak.voice.stream;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.floor.Floors;
import io.openspeak.voice.guest.GuestSettings;
import io.openspeak.voice.guest.Guests;
import io.openspeak.voice.routing.Attachments;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.speaking.Speaking;
import io.openspeak.voice.speaking.domain.Speakers;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What each voice stream needs of the rest of the service. */
@Singleton
public final class StreamParts {

    final VoiceSettings settings;
    final Attachments attachments;
    final Router router;
    final Mutes mutes;
    final RoutingCounters counters;
    final PodId pod;
    final Clock clock;
    final Ticker ticker;
    final LiveCalls live;
    final QualityMetrics qualityMetrics;
    final Membership membership;
    final Floors floors;
    final FloorSettings floorSettings;
    final Speaking speaking;
    final Speakers speakers;
    final Guests guests;
    final GuestSettings guestSettings;
    final DeclaredLimits limits = new DeclaredLimits();

    StreamParts(
            VoiceSettings settings,
            Attachments attachments,
            Router router,
            Mutes mutes,
            RoutingCounters counters,
            PodId pod,
            Clock clock,
            Ticker ticker,
            LiveCalls live,
            QualityMetrics qualityMetrics,
            Membership membership,
            Floors floors,
            FloorSettings floorSettings,
            Speaking speaking,
            Speakers speakers,
            Guests guests,
            GuestSettings guestSettings) {
        this.settings = settings;
        this.attachments = attachments;
        this.router = router;
        this.mutes = mutes;
        this.counters = counters;
        this.pod = pod;
        this.clock = clock;
        this.ticker = ticker;
        this.live = live;
        this.qualityMetrics = qualityMetrics;
        this.membership = membership;
        this.floors = floors;
        this.floorSettings = floorSettings;
        this.speaking = speaking;
        this.speakers = speakers;
        this.guests = guests;
        this.guestSettings = guestSettings;
    }
}
