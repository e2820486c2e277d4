package io.openspeak.voice.relay.grpc;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.relay.RelayCounters;
import io.openspeak.voice.relay.RelayLink;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.AudienceRules;
import io.openspeak.voice.routing.domain.AudienceWatch;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.MembershipChange;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Recorder;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Another voice pod within the test: a router of its own, whose speakers are heard over a real stream to the pod under test. */
final class OtherPod implements AutoCloseable {

    final RelayCounters counters = new RelayCounters();

    private final Membership membership = new Membership();
    private final Router router =
            new Router(membership, new Mutes(), new AudienceRules(8, Recorder.NOBODY), AudienceWatch.NOBODY);
    private final Ticker ticker = System::nanoTime;
    private final GrpcRelayDialer dialer;
    private RelayLink link;
    private final Node peer;

    OtherPod(
            String pod,
            Node peer,
            Vertx vertx,
            ServiceCredentials credentials,
            RelaySettings settings,
            VoiceSettings voice) {
        this.peer = peer;
        dialer = new GrpcRelayDialer(
                vertx, new PodId(pod), router, counters, new PeerConnections(), credentials, settings, voice, ticker);
        link = dialer.dial(peer);
    }

    RelayLink link() {
        return link;
    }

    /** One more stream, as if this pod had forgotten the one that it has. */
    RelayLink linkOnceMore() {
        return dialer.dial(peer);
    }

    /** Somebody who is attached here and speaks. */
    Seat speaker(String channel, String user) {
        UserId id = new UserId(user);
        membership.fold(
                new ChannelId(channel),
                System.nanoTime(),
                new MembershipChange.Entered(new Member(id, "", true, true, false, false, false, false)));
        Lane lane = new Lane(Runnable::run, ticker);
        Voice voice = new Voice(
                id,
                "",
                new Listener(new Deaf(), new QueueLimits(Duration.ofMillis(100), 64, 10_000), counters.out()),
                lane,
                lost -> {});
        router.connect(voice);
        router.attach(voice, new ChannelId(channel), true);
        return Objects.requireNonNull(voice.seat(channel));
    }

    void say(Seat seat, String user, VoiceFrame frame) {
        long now = ticker.nanos();
        seat.send(new Frame(
                seat.channel(),
                new UserId(user),
                frame.getStream(),
                frame.getSequence(),
                frame.getLevel(),
                now,
                frame.getFloorToken(),
                now,
                Set.copyOf(frame.getWhisperToList()),
                WireFrames.encode(frame, new UserId(user), frame.getFloorToken())));
    }

    @Override
    public void close() {
        link.end();
    }

    private static final class Deaf implements Outlet {

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(Collection<Gap> gaps, Collection<Frame> frames) {}
    }
}
